/* The page and its server: asks again when nothing came back, says so when it stays that way, and looks
   once a second whether the data changed, so that an open page shows it and keeps its view. */
(function () {
    "use strict";
    const LOOK_MS = 1000;
    const PAUSES_MS = [150, 300, 600, 1200, 2400, 4800];
    const TRY_AGAIN = new Set([502, 503, 504]);
    const ask = window.fetch.bind(window);
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));
    let isBehind = false;
    let isServed = location.protocol.startsWith("http");

    const isOurs = (resource) => typeof resource === "string" && resource.includes("_dash-");

    /* Everything the page asks for can be asked for again: an answer depends on the question alone. */
    window.fetch = async function (resource, options) {
        if (!isOurs(resource)) return ask(resource, options);
        for (const pause of PAUSES_MS) {
            const answer = await ask(resource, options).catch(() => null);
            if (answer && !TRY_AGAIN.has(answer.status)) return told(answer);
            if (pause >= 600) say("The server does not answer; trying again.");
            await wait(pause);
        }
        isBehind = true;
        say("The server does not answer. The page shows what it last heard, and looks for the server.");
        return ask(resource, options);
    };

    function told(answer) {
        if (answer.ok) say("");
        else
            answer
                .clone()
                .json()
                .then((refusal) => say(refusal.error + (refusal.id ? " (error id " + refusal.id + ")." : ".")))
                .catch(() => say("The server answered with an error (" + answer.status + ")."));
        return answer;
    }

    let said = "";
    function say(words) {
        if (words === said || !document.getElementById("trouble")) return;
        said = words;
        window.dash_clientside.set_props("trouble", { children: words });
    }

    /* Ask for the same view anew when the server has other data, or is back after it was away. */
    async function look() {
        const banner = document.getElementById("banner");
        const shown = banner && banner.dataset.token;
        if (!shown || document.hidden) return;
        const answer = await ask("version", { cache: "no-store" }).catch(() => null);
        if (answer && answer.status === 404) isServed = false; /* a copy of the page, without its server */
        if (!answer || !answer.ok) return;
        const found = (await answer.json()).version;
        if (found === shown && !isBehind) return;
        isBehind = false;
        window.dash_clientside.set_props("version", { data: found });
    }

    async function keepLooking() {
        while (isServed) {
            await wait(LOOK_MS);
            await look().catch(() => null);
        }
    }
    keepLooking();
})();
