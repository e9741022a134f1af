/** The look of the first version: navy, cream, a serif for headings. */
export const CLASSIC_STYLE = `
:root { --navy:#17324d; --rope:#b9975b; --cream:#fbf7ee; --ink:#26323c; --line:#e2d8c3; --red:#a63d2f }
* { box-sizing:border-box }
body { margin:0; font:16px/1.55 "Liberation Sans","DejaVu Sans",Arial,sans-serif; color:var(--ink); background:var(--cream) }
a { color:var(--navy) }
h1,h2,h3,.brand { font-family:"Liberation Serif","DejaVu Serif",Georgia,serif; color:var(--navy); line-height:1.2; margin:0 }
h1 { font-size:36px }
.topline { background:var(--navy); color:#dfe7ee; font-size:13px; text-align:center; padding:6px }
.masthead { display:flex; align-items:center; gap:28px; max-width:1120px; margin:0 auto; padding:18px 24px }
.brand { font-size:28px; font-weight:bold; text-decoration:none; white-space:nowrap }
.brand small { display:block; font:12px "Liberation Sans",Arial,sans-serif; letter-spacing:.18em; text-transform:uppercase; color:var(--rope) }
.search-form { flex:1; display:flex; align-items:center; gap:10px }
.search-form label { font-size:14px; color:#5a6873; white-space:nowrap }
.search-form input { flex:1; min-width:0 }
.basket-link { font-weight:bold; text-decoration:none; white-space:nowrap }
.main-nav { border-top:1px solid var(--line); border-bottom:1px solid var(--line); background:#fff }
.main-nav ul { display:flex; gap:32px; list-style:none; margin:0 auto; padding:0 24px; max-width:1120px }
.main-nav a { display:block; padding:12px 0; text-decoration:none; font-weight:600; border-bottom:3px solid transparent }
.main-nav a:hover { border-color:var(--rope) }
main { max-width:1120px; margin:0 auto; padding:32px 24px 48px }
.hero { display:flex; align-items:center; justify-content:space-between; background:var(--navy); color:#f4ecd9; padding:40px 48px; border-radius:6px; margin-bottom:32px }
.hero h1 { color:#fff; margin-bottom:8px }
.hero p { margin:0; max-width:46ch }
.hero svg { width:120px; height:120px; color:var(--rope) }
.goods { display:grid; grid-template-columns:repeat(4,1fr); gap:20px; margin-top:24px }
.card { background:#fff; border:1px solid var(--line); border-radius:6px; padding:20px; display:flex; flex-direction:column; gap:6px }
.card .art { text-align:center; color:var(--navy); background:#f4eee0; border-radius:4px; padding:20px 0; margin-bottom:8px }
.card h3 { font-size:18px }
.card p { margin:0; font-size:14px; color:#5a6873 }
.price { font-weight:bold; color:var(--red) }
.card .price { margin-top:auto; padding-top:8px }
.product { display:grid; grid-template-columns:5fr 6fr; gap:48px; margin-top:8px }
.product .art { background:#f4eee0; border:1px solid var(--line); border-radius:6px; display:grid; place-items:center; color:var(--navy); min-height:420px }
.product .art svg { width:240px; height:240px }
.product .price { font-size:24px }
form.buy { display:grid; gap:14px; margin-top:20px }
.row { display:grid; grid-template-columns:120px 1fr; align-items:center; gap:12px }
.row.wide { grid-template-columns:150px 1fr }
input,select,button { font:inherit }
input:not([type=checkbox]),select { padding:9px 12px; border:1px solid #b8ab8f; border-radius:4px; background:#fff; width:100% }
.button { padding:11px 22px; border:1px solid var(--navy); border-radius:4px; background:#fff; color:var(--navy); font-weight:bold; cursor:pointer }
.button.primary { background:var(--navy); color:#fff }
.buttons { display:flex; gap:12px; margin-top:8px }
.combo { position:relative }
.combo ul { position:absolute; z-index:5; left:0; right:0; top:100%; margin:2px 0 0; padding:4px; list-style:none; background:#fff; border:1px solid #b8ab8f; border-radius:4px; box-shadow:0 8px 20px #0002 }
.combo li { padding:8px 10px; cursor:pointer; border-radius:3px }
.combo li:hover,.combo li[aria-selected=true] { background:#f4eee0 }
[hidden] { display:none !important }
table { width:100%; border-collapse:collapse; background:#fff; border:1px solid var(--line); margin:20px 0 }
th,td { padding:12px 16px; text-align:left; border-bottom:1px solid var(--line) }
.notice { background:#eef4ea; border:1px solid #b7cfa8; padding:10px 16px; border-radius:4px; margin:16px 0 }
.complaint { background:#fbe9e6; border:1px solid #dba79f; padding:10px 16px; border-radius:4px; margin:16px 0 }
.checkout { display:grid; grid-template-columns:3fr 2fr; gap:40px; margin-top:20px }
.summary { background:#fff; border:1px solid var(--line); border-radius:6px; padding:20px; align-self:start }
.thanks { text-align:center; padding:48px 0 }
.thanks svg { color:var(--rope); width:110px; height:110px; margin-bottom:16px }
footer { border-top:1px solid var(--line); padding:20px 24px; text-align:center; font-size:14px; color:#5a6873 }
`;
