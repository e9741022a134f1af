import { html, type LibraryPage, many } from "./library-page";

const both = (selector: string): readonly string[] => [selector, selector];

const mapScript =
  'var map = L.map("map").setView([48.2, 16.37], 12); L.tileLayer("/none/{z}/{x}/{y}.png", { attribution: "Tiles by <a href=\\"/tiles\\">us</a>" }).addTo(map); L.marker([48.2, 16.37], { title: "Cathedral", alt: "Cathedral" }).addTo(map).bindPopup("<b>Cathedral</b><br><a href=\\"/cathedral\\">Opening hours</a>").openPopup(); L.control.layers({ Streets: L.layerGroup(), Satellite: L.layerGroup() }, { Trams: L.layerGroup() }, { collapsed: false }).addTo(map); L.control.scale().addTo(map);';
const mapBody =
  '<h1>How to find us</h1><input placeholder="From where?" name="from"><button>Route</button><div id="map" style="height:500px;width:900px"></div>';

const leaflet: LibraryPage = {
  library: "leaflet",
  packages: { leaflet0: "leaflet@0.7", leaflet1: "leaflet@1" },
  ready: ".leaflet-control-zoom",
  versions: ["leaflet0", "leaflet1"].map((name) => ({
    name,
    html: html([`${name}/dist/leaflet.css`, `${name}/dist/leaflet-src.js`], mapBody, mapScript),
  })),
  keys: {
    in: both(".leaflet-control-zoom-in"),
    out: both(".leaflet-control-zoom-out"),
    close: both(".leaflet-popup-close-button"),
    marker: both("img.leaflet-marker-icon"),
    hours: both('a[href="/cathedral"]'),
    tiles: both('a[href="/tiles"]'),
    leaflet: both('.leaflet-control-attribution a:has-text("Leaflet")'),
    ...many(["Streets", "Satellite", "Trams"], (name) =>
      both(`.leaflet-control-layers label:has-text("${name}") input`),
    ),
  },
};

const video = (name: string): string =>
  html(
    [`${name}/dist/video-js.css`, `${name}/dist/video.js`],
    '<h1>Lecture</h1><a href="/notes">Notes</a><video id="v" class="video-js" controls width="720" height="400"></video>',
    'videojs("v", { controls: true, playbackRates: [1, 2] }, function () { this.userActive(true); this.addClass("vjs-has-started"); })',
  );

const VIDEO: Readonly<Record<string, string>> = {
  play: ".vjs-control-bar .vjs-play-control",
  fullscreen: ".vjs-fullscreen-control",
  progress: ".vjs-progress-holder",
};

const videojs: LibraryPage = {
  library: "video.js",
  packages: { videojs5: "video.js@5", videojs8: "video.js@8" },
  ready: ".vjs-control-bar",
  versions: ["videojs5", "videojs8"].map((name) => ({ name, html: video(name) })),
  keys: Object.fromEntries(Object.entries(VIDEO).map(([key, selector]) => [key, both(selector)])),
};

const plyrPage = (name: string, script: string): string =>
  html(
    [`${name}/dist/plyr.css`, `${name}/dist/plyr.js`],
    '<h1>Podcast</h1><video controls width="640" height="360" src="/none.mp4"></video><audio controls src="/none.mp3"></audio><button>Subscribe</button>',
    script,
  );

const plyr: LibraryPage = {
  library: "plyr",
  packages: { plyr2: "plyr@2", plyr3: "plyr@3" },
  ready: ".plyr__controls",
  versions: [
    {
      name: "plyr2",
      html: plyrPage(
        "plyr2",
        'plyr.setup(document.querySelector("video"), { loadSprite: false, controls: ["play-large", "restart", "rewind", "play", "fast-forward", "progress", "current-time", "mute", "volume", "fullscreen"] });',
      ),
    },
    {
      name: "plyr3",
      html: plyrPage(
        "plyr3",
        'new Plyr("video", { loadSprite: false, controls: ["play-large", "restart", "rewind", "play", "fast-forward", "progress", "current-time", "mute", "volume", "settings", "fullscreen"] });',
      ),
    },
  ],
  keys: {
    large: [".plyr__play-large", ".plyr__control--overlaid"],
    restart: both(".plyr__controls [data-plyr=restart]"),
    rewind: both(".plyr__controls [data-plyr=rewind]"),
    play: [".plyr__controls [data-plyr=play]", ".plyr__controls [data-plyr=play]"],
    forward: [".plyr__controls [data-plyr=fast-forward]", ".plyr__controls [data-plyr=fast-forward]"],
    mute: both(".plyr__controls [data-plyr=mute]"),
    volume: both(".plyr__controls [data-plyr=volume]"),
    seek: both(".plyr__controls [data-plyr=seek]"),
    fullscreen: both(".plyr__controls [data-plyr=fullscreen]"),
  },
};

const SPEC = JSON.stringify({
  swagger: "2.0",
  info: { title: "Pet shop", version: "1.0.0", description: "Sells pets.", contact: { email: "pets@example.org" } },
  basePath: "/v1",
  tags: [{ name: "pets" }, { name: "owners" }],
  securityDefinitions: { key: { type: "apiKey", name: "key", in: "header" } },
  paths: Object.fromEntries(
    ["pets", "owners"].flatMap((thing) => [
      [
        `/${thing}`,
        {
          get: {
            tags: [thing],
            summary: `List all ${thing}`,
            operationId: `list-${thing}`,
            parameters: [{ name: "limit", in: "query", type: "integer" }],
            responses: { 200: { description: "ok" } },
          },
          post: {
            tags: [thing],
            summary: `Add one of the ${thing}`,
            operationId: `add-${thing}`,
            responses: { 201: { description: "made" } },
          },
        },
      ],
      [
        `/${thing}/{id}`,
        {
          get: {
            tags: [thing],
            summary: `One of the ${thing}`,
            operationId: `get-${thing}`,
            parameters: [{ name: "id", in: "path", required: true, type: "string" }],
            responses: { 200: { description: "ok" } },
          },
          delete: {
            tags: [thing],
            summary: `Remove one of the ${thing}`,
            operationId: `remove-${thing}`,
            responses: { 204: { description: "gone" } },
          },
        },
      ],
    ]),
  ),
});
const swaggerPage = (name: string): string =>
  html(
    [`${name}/swagger-ui.css`, `${name}/swagger-ui-bundle.js`, `${name}/swagger-ui-standalone-preset.js`],
    '<div id="ui"></div>',
    `SwaggerUIBundle({ spec: ${SPEC}, dom_id: "#ui", presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: "StandaloneLayout" })`,
  );
const OPERATIONS = ["pets", "owners"].flatMap((thing) =>
  ["list", "add", "get", "remove"].map((verb) => `${thing}-${verb}-${thing}`),
);
const FIRST = "#operations-pets-list-pets";

const swagger: LibraryPage = {
  library: "swagger-ui",
  packages: { swagger3: "swagger-ui-dist@3", swagger5: "swagger-ui-dist@5" },
  ready: ".opblock",
  versions: [
    {
      name: "swagger3",
      html: swaggerPage("swagger3"),
      press: [`${FIRST} .opblock-summary-control`, `${FIRST} .try-out__btn`],
    },
    {
      name: "swagger5",
      html: swaggerPage("swagger5"),
      press: [`${FIRST} .opblock-summary-control`, `${FIRST} .try-out__btn`],
    },
  ],
  keys: {
    ...many(OPERATIONS, (operation) => [
      `#operations-${operation} .opblock-summary-control`,
      `#operations-${operation} .opblock-summary-control`,
    ]),
    ...many(
      OPERATIONS,
      (operation) => [
        `#operations-${operation} .opblock-summary-path a`,
        `#operations-${operation} .opblock-summary-path a`,
      ],
      "path",
    ),
    ...many(["pets", "owners"], (tag) => [`[id=operations-tag-${tag}]`, `[id=operations-tag-${tag}]`], "tag"),
    authorize: both(".auth-wrapper .authorize"),
    explore: both(".download-url-button"),
    url: both(".download-url-input"),
    cancel: both(".try-out__btn"),
    execute: both("button.execute"),
    limit: both(`${FIRST} .parameters input`),
    contact: both('.info a[href^="mailto"]'),
  },
};

const dropPage = (name: string): string =>
  html(
    [`${name}/dist/dropzone.css`, `${name}/dist/min/dropzone.min.js`],
    '<h1>Send files</h1><form action="/upload" class="dropzone" id="drop"></form><label>Comment <input name="comment"></label><button>Send</button>',
    'Dropzone.autoDiscover = false; var drop = new Dropzone("#drop", { addRemoveLinks: true }); ["report.pdf", "photo.jpg", "data.csv"].forEach(function (name) { var file = { name: name, size: 12345, accepted: true, status: "success" }; drop.files.push(file); drop.emit("addedfile", file); });',
  );

const dropzone: LibraryPage = {
  library: "dropzone",
  packages: { dropzone4: "dropzone@4", dropzone5: "dropzone@5" },
  ready: ".dz-preview",
  versions: ["dropzone4", "dropzone5"].map((name) => ({ name, html: dropPage(name) })),
  keys: {
    ...many(
      ["report.pdf", "photo.jpg", "data.csv"],
      (file) => both(`.dz-preview:has-text("${file}") .dz-remove`),
      "remove",
    ),
    ...many(["report.pdf", "photo.jpg", "data.csv"], (file) =>
      both(`.dz-preview:has-text("${file}") .dz-filename span`),
    ),
    send: both('body > button:has-text("Send")'),
    comment: both("input[name=comment]"),
  },
};

export const MEDIA: readonly LibraryPage[] = [leaflet, videojs, plyr, swagger, dropzone];
