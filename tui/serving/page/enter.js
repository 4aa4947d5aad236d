"use strict";
// The key is kept for this tab and this port; `replace` leaves the link out of the way back.
sessionStorage.setItem("bei", document.currentScript.dataset.key);
location.replace("/");
