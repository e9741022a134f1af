/** The look of the second version: white, sea green, round corners, a sticky bar. */
export const REDESIGN_STYLE = `
:root { --sea:#0c7c73; --deep:#0b2f33; --foam:#e6f4f1; --coral:#ff6f59; --mist:#f5f8f8; --edge:#dbe5e5 }
* { box-sizing:border-box }
body { margin:0; font:16px/1.6 "DejaVu Sans","Liberation Sans",Verdana,sans-serif; color:var(--deep); background:var(--mist) }
a { color:inherit; text-decoration:none }
h1,h2,h3 { margin:0; line-height:1.15; letter-spacing:-.02em }
h1 { font-size:38px }
.hg-bar { position:sticky; top:0; z-index:9; background:#fff; box-shadow:0 1px 12px #0b2f3314 }
.hg-bar-in { display:flex; align-items:center; gap:28px; max-width:1180px; margin:0 auto; padding:14px 28px }
.hg-logo { display:flex; align-items:center; gap:10px; font-weight:bold; font-size:20px; color:var(--sea) }
.hg-logo svg { width:30px; height:30px; stroke-width:7 }
.hg-menu { display:flex; gap:6px }
.hg-menu a { padding:8px 14px; border-radius:99px; font-size:14px; white-space:nowrap }
.hg-menu a:hover { background:var(--foam) }
.hg-find { flex:1 }
.hg-find form { display:flex; background:var(--mist); border-radius:99px; padding:4px 4px 4px 18px }
.hg-find input { flex:1; min-width:0; border:0; background:none; font:inherit; font-size:14px; outline:none }
.hg-find button { border:0; border-radius:99px; width:36px; height:36px; background:var(--sea); color:#fff; cursor:pointer; font-size:16px; line-height:1 }
.hg-bag { position:relative; background:var(--foam); color:var(--sea); border-radius:99px; padding:8px 16px; font-size:14px; white-space:nowrap }
.hg-page { max-width:1180px; margin:0 auto; padding:36px 28px 64px }
.hg-splash { background:linear-gradient(120deg,var(--sea),#0d4f60); color:#fff; border-radius:28px; padding:56px; margin-bottom:40px; position:relative; overflow:hidden }
.hg-splash svg { position:absolute; right:40px; top:14px; width:230px; height:230px; color:#ffffff2e }
.hg-grid { display:grid; grid-template-columns:repeat(3,1fr); gap:24px; margin-top:28px }
.hg-tile { display:block; background:#fff; border-radius:22px; padding:22px; box-shadow:0 2px 14px #0b2f330f }
.hg-tile:hover { box-shadow:0 8px 26px #0b2f3324 }
.hg-pic { display:grid; place-items:center; background:var(--foam); color:var(--sea); border-radius:16px; height:150px; margin-bottom:14px }
.hg-tile strong { display:block }
.hg-tile span { color:#55706f; font-size:14px }
.hg-tile em { font-style:normal; float:right; color:var(--coral); font-weight:bold }
.hg-two { display:grid; grid-template-columns:6fr 5fr; gap:40px; align-items:start }
.hg-panel { background:#fff; border-radius:28px; padding:32px; box-shadow:0 2px 14px #0b2f330f }
.hg-big { background:var(--foam); color:var(--sea); border-radius:28px; display:grid; place-items:center; min-height:480px }
.hg-big svg { width:280px; height:280px; stroke-width:2 }
.hg-cost { font-size:26px; font-weight:bold; color:var(--coral); margin:10px 0 18px }
.hg-field { margin-bottom:16px; position:relative }
.hg-cap { display:block; font-size:13px; font-weight:bold; margin-bottom:5px }
.hg-in { width:100%; padding:12px 16px; border:2px solid var(--edge); border-radius:14px; font:inherit; background:#fff; text-align:left; color:inherit }
.hg-in:focus { outline:none; border-color:var(--sea) }
.hg-pop { position:absolute; z-index:5; left:0; right:0; margin-top:4px; background:#fff; border-radius:14px; padding:6px; box-shadow:0 10px 30px #0b2f3330 }
.hg-pop div { padding:9px 12px; border-radius:10px; cursor:pointer }
.hg-pop div:hover,.hg-pop div[aria-selected=true] { background:var(--foam) }
[hidden] { display:none !important }
.hg-steps { display:flex; gap:8px }
.hg-steps input { text-align:center }
.hg-step { border:2px solid var(--edge); border-radius:14px; background:#fff; width:52px; font:inherit; font-size:20px; cursor:pointer }
.hg-switch { display:flex; align-items:center; gap:12px; cursor:pointer; position:relative }
.hg-switch input { position:absolute; z-index:1; opacity:0; width:46px; height:26px; margin:0; cursor:pointer }
.hg-switch i { width:46px; height:26px; border-radius:99px; background:var(--edge); position:relative; flex:none }
.hg-switch i::after { content:""; position:absolute; left:3px; top:3px; width:20px; height:20px; border-radius:50%; background:#fff }
.hg-switch input:checked + i { background:var(--sea) }
.hg-switch input:checked + i::after { left:23px }
.hg-go { display:inline-block; border:0; border-radius:99px; padding:14px 28px; background:var(--coral); color:#fff; font:inherit; font-weight:bold; cursor:pointer; text-align:center }
.hg-go.quiet { background:var(--foam); color:var(--sea) }
.hg-actions { display:flex; gap:12px; margin-top:22px; flex-wrap:wrap }
.hg-line { display:flex; justify-content:space-between; gap:16px; padding:16px 0; border-bottom:1px solid var(--edge) }
.hg-line small { display:block; color:#55706f }
.hg-say { background:var(--foam); color:var(--sea); padding:12px 20px; border-radius:14px; margin-bottom:20px }
.hg-end { text-align:center; padding:56px }
.hg-end svg { color:var(--sea); width:110px; height:110px }
.hg-foot { text-align:center; padding:26px; font-size:13px; color:#55706f }
`;
