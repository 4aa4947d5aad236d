"use strict";
// Runs between the loading of textual.js, which opens its terminal at the load event, and that event.
(() => {
  const terminal = document.getElementById("terminal");
  const closed = document.getElementById("closed");
  const goOn = document.getElementById("go-on");
  const key = sessionStorage.getItem("bei");
  terminal.dataset.sessionWebsocketUrl = `ws://${location.host}/socket/${key}`;

  // Text of people may look like an address; none is opened from here.
  window.open = () => null;

  let socket = null;
  class Watched extends WebSocket {
    constructor(address) {
      super(address);
      socket = this;
      this.addEventListener("close", (event) => say(String(event.code)));
    }
    send(data) {
      // What is typed before the connection stands waits for it.
      if (this.readyState === WebSocket.CONNECTING) this.addEventListener("open", () => super.send(data), { once: true });
      else if (this.readyState === WebSocket.OPEN) super.send(data);
    }
  }
  window.WebSocket = Watched;

  const say = (reason) => {
    socket = null;
    document.getElementById("why").textContent = closed.getAttribute(`data-${reason}`) || closed.dataset.lost;
    closed.hidden = false;
    goOn.focus();
  };
  goOn.addEventListener("click", () => location.reload());

  const open = () => socket !== null && socket.readyState === WebSocket.OPEN;
  const send = (text) => socket.send(JSON.stringify(["stdin", text]));

  // Leaving by mistake, such as by ctrl+w: the browser asks. Nothing saved is at stake.
  window.addEventListener("beforeunload", (event) => {
    if (open()) event.preventDefault();
  });

  // A browser keeps ctrl+n, ctrl+t, ctrl+w (and some ctrl+q) to itself; alt+shift with the letter stands for them.
  const KEPT = { KeyN: "\x0e", KeyT: "\x14", KeyW: "\x17", KeyQ: "\x11" };
  const OWN = /^(F[1-9]|F1[0-2]|Tab)$/;
  const LETTER = /^[a-uw-z]$/; // not v: pasting is the browser's to do
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation(); // the input method's
      if (!open() || !closed.hidden || event.isComposing || event.keyCode === 229) return;
      const { code, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
      const digit = /^Digit([0-9])$/.exec(code);
      let text = null;
      if (alt && shift && !ctrl && !meta && code in KEPT) text = KEPT[code];
      if (alt && !shift && !ctrl && !meta && digit) text = `\x1b${digit[1]}`;
      if (text !== null) {
        event.preventDefault();
        event.stopImmediatePropagation();
        send(text);
      } else if (OWN.test(event.key) || (ctrl && !alt && !shift && !meta && LETTER.test(event.key))) {
        event.preventDefault();
      }
    },
    true,
  );

  // What an input method composes. The terminal would take it a moment later, by positions in its text area: where the
  // next word has been begun by then (fast typing, a busy machine), it loses some. So it gets to see none of this.
  const composing = document.getElementById("composing");
  const composed = (event) => {
    event.stopImmediatePropagation();
    const ended = event.type === "compositionend";
    const place = event.target.getBoundingClientRect();
    composing.style.left = `${place.left}px`;
    composing.style.top = `${place.top}px`;
    composing.textContent = ended ? "" : event.data;
    if (ended && event.data !== "" && socket !== null) send(event.data);
  };
  for (const type of ["compositionstart", "compositionupdate", "compositionend"]) {
    window.addEventListener(type, composed, true);
  }

  // Cells are measured once, so the fonts must be there before.
  const begin = window.onload;
  window.onload = async (event) => {
    if (key === null) return say("no-key");
    const fonts = ["a", "中"].map((letter) => document.fonts.load("16px 'Roboto Mono'", letter));
    await Promise.allSettled(fonts);
    try {
      begin(event);
    } catch (error) {
      say("no-drawing");
      throw error;
    }
    const typed = terminal.querySelector("textarea");
    typed.setAttribute("spellcheck", "false");
    typed.setAttribute("autocomplete", "off");
    typed.focus();
    // Nothing else here takes keys: while the page has the focus, so has the terminal.
    const refocus = () => document.hasFocus() && closed.hidden && typed.focus();
    typed.addEventListener("blur", () => setTimeout(refocus));
    window.addEventListener("focus", refocus);
  };
})();
