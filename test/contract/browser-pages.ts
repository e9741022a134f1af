/** Pages of the browser's contract; `data-truth` marks the element that a query means. */
export const pages: Readonly<Record<string, string>> = {
  "/names": `<h1>Names</h1>
    <button id="renew">Renew</button><button data-truth="new">New</button>
    <label>First Name <input></label> <label>Name <input data-truth="name"></label>
    <label>Confirm Email <input></label> <label>Email <input data-truth="email"></label>
    <label for="search">Search</label><input id="search" type="search" data-truth="search" placeholder="Search Wikipedia">
    <input aria-label="Summary" data-truth="summary"><textarea title="Notes" data-truth="notes"></textarea>
    <table><tr><th>Born</th><td><input name="fields[born]" data-truth="born"></td></tr></table>
    <button aria-label="Close"  data-truth="close"><svg width="16" height="16"></svg></button>
    <a href="/x"><img alt="Harbour" width="30" height="20" data-inner></a>
    <button>Say "hi": now 🚀</button>`,
  "/sections": `<section><h2>Contacts</h2><button>New</button></section>
    <section><h2>Accounts</h2><button data-truth="new">New</button></section>
    <table><tr><th>Groups</th><td><a href="/g">Add</a></td></tr><tr><th>Users</th><td><a href="/u" data-truth="add">Add</a></td></tr></table>
    <ul><li>Ann <button>Delete</button></li><li>Bob <button data-truth="delete">Delete</button></li></ul>`,
  "/toggles": `<style>.sr{position:absolute;width:1px;height:1px;clip:rect(0 0 0 0);opacity:0}.track{display:inline-block;width:40px;height:20px;background:#ccc}</style>
    <label><span>Active</span><input type="checkbox" class="sr" id="active"><span class="track"></span></label>
    <input type="radio" name="r" id="hot" class="sr"><label for="hot">Hot</label>
    <input type="radio" name="r" id="cold" class="sr"><label for="cold">Cold</label>
    <label><input type="checkbox" id="plain"> Remember me</label>`,
  "/lists": `<label for="stage">Stage</label><select id="stage"><option>Qualify</option><option>Prospecting</option></select>
    <label id="l">Industry</label><button role="combobox" aria-labelledby="l" aria-expanded="false" aria-controls="box" id="combo">None</button>
    <div role="listbox" id="box" hidden><div role="option">Energy</div><div role="option">Technology</div></div>
    <div role="listbox" aria-label="Colour" id="colours"><div role="option" aria-selected="false">Red</div><div role="option" aria-selected="false">Blue</div></div>
    <script>
      combo.onclick = () => setTimeout(() => { box.hidden = false; combo.setAttribute("aria-expanded", "true"); }, 60);
      for (const option of box.children) option.onclick = () => { combo.textContent = option.textContent; box.hidden = true; };
      for (const option of colours.children) option.onclick = () => { for (const other of colours.children) other.setAttribute("aria-selected", String(other === option)); };
    </script>`,
  "/shadow": `<x-card></x-card><script>
      customElements.define("x-card", class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: "open" }).innerHTML = '<label for="in">Amount</label><input id="in"><button onclick="this.textContent=\\'Sent\\'">Send</button>';
      }});</script>`,
  "/inner": `<title>Payment</title><label>Card number <input id="card"></label><button onclick="document.title='paid'">Pay</button>`,
  "/late": `<div id="root"></div><script>setTimeout(() => { root.innerHTML = '<button>Late</button>'; }, 300);</script>`,
  "/virtual": `<div id="list" style="height:300px;overflow:auto;position:relative"><div style="height:4000px"></div></div><script>
      const draw = () => { for (const old of list.querySelectorAll("button")) old.remove();
        const first = Math.floor(list.scrollTop / 40);
        for (let at = first; at < first + 8; at++) list.insertAdjacentHTML("beforeend", '<button style="position:absolute;top:' + at * 40 + 'px">Item ' + at + '</button>'); };
      list.onscroll = draw; draw();
    </script>`,
  "/busy": `<button>Save</button><script>setTimeout(() => { const end = Date.now() + 4500; while (Date.now() < end); }, 50);</script>`,
  "/cover": `<button onclick="document.title='pressed'">Buy</button><div id="lid" style="position:fixed;inset:0;background:#0003"></div>`,
  "/shifty": `<button id="a" onclick="document.title='right'">Buy</button><div id="spare"></div><script>
      addEventListener("mousemove", () => { a.outerHTML = '<button onclick="document.title=\\'wrong\\'">Delete</button>'; }, { once: true });
    </script>`,
  "/hostile": `<button onclick="document.title='ok'">Go</button><script>
      document.querySelector = document.querySelectorAll = () => { throw new Error("mine"); };
      Array.prototype.map = Array.prototype.filter = function () { return ["lie"]; };
      JSON.stringify = () => "lie"; JSON.parse = () => ({ lie: 1 }); Element.prototype.getAttribute = () => "Go"; String.prototype.trim = () => "lie";
      setInterval(() => document.body.append(document.createElement("i")), 5);
    </script>`,
  "/states": `<h1>Products</h1><button disabled>Ship</button><input aria-label="Code" value="A-17"><input type="checkbox" checked aria-label="Gift"><p hidden>secret offer</p>
    <ul><li>one</li><li>two</li><li>three</li></ul><p>All <b>three</b> items</p><input aria-label="Void">`,
  "/counted": `<table><tr><td>Grace</td><td><button>Edit</button></td></tr><tr><td>Alan</td><td><button>Edit</button></td></tr></table>
    <table aria-label="Cars"><tr><th>Name</th></tr><tr><td>Audi</td></tr><tr><td>Fiat</td></tr><tr hidden><td>Saab</td></tr></table>
    <section><h2>Guests</h2><ul><li><a href="#1">Ann</a></li><li><span>Bob</span><ul><li><b>his wife</b></li></ul></li></ul></section>
    <label>Colour <select><option>Red</option><option>Green</option><option hidden>Grey</option></select></label>
    <p><img alt="Cat" src="c.png" width="9" height="9"><span role="img" aria-label="Star"><svg width="9" height="9"></svg></span></p>`,
  "/many": `<ol></ol><script>for (let at = 0; at < 260; at++) document.querySelector("ol").insertAdjacentHTML("beforeend", "<li class=one><a href='#'>x</a></li>")</script>`,
  "/secret": `<input type="password" aria-label="Password"><p id="echo"></p>`,
};
