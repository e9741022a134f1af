# The one binary, and a Chromium for it.
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node_modules/.bin/bun scripts/build.ts

FROM debian:bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium-headless-shell ca-certificates fonts-dejavu-core \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /data /work
COPY --from=build /src/dist/pacts /usr/local/bin/pacts
# As root: Chromium cannot make its own sandbox in a plain container whoever starts it; the container is the sandbox.
WORKDIR /work
ENV PACTS_DATA_DIR=/data
VOLUME /data
ENTRYPOINT ["pacts"]
CMD ["--help"]
