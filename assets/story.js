/* For a class: turning the steps of a story, counting hands, marking a quiz, printing a sheet.
   All of it happens here; nothing is sent, and only the last step of each story is kept, until the tab closes. */
(function () {
    "use strict";
    const KEPT = "direct-line-story:";
    const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

    /* A new step puts the focus on its heading, so that it is read out and not the whole card. */
    let last = null;
    function follow() {
        const card = document.querySelector("#panel .story");
        const now = card ? card.dataset.story + "/" + card.dataset.step : "";
        if (card && now !== last) keep(card);
        if (card && last !== null && now !== last) {
            const title = document.getElementById("story-title");
            title.focus({ preventScroll: true });
            if (isOutOfView(title)) title.scrollIntoView({ block: "start" });
            else if (document.documentElement.dataset.projector) window.scrollTo(0, 0);
        }
        if (document.querySelector("#view-tabs a")) last = now;
        offer();
    }

    function isOutOfView(node) {
        const box = node.getBoundingClientRect();
        return box.top < 0 || box.bottom > window.innerHeight;
    }

    function keep(card) {
        try {
            const step = { href: location.search || location.hash, title: card.dataset.title };
            sessionStorage.setItem(KEPT + card.dataset.story, JSON.stringify(step));
        } catch (error) {
            /* A browser that keeps nothing begins each story at its beginning. */
        }
    }

    /* The list of stories offers the step where a reader left. */
    function offer() {
        for (const row of all(".learn li[data-story]")) {
            const link = row.querySelector(".resume");
            let kept = null;
            try {
                kept = JSON.parse(sessionStorage.getItem(KEPT + row.dataset.story));
            } catch (error) {
                kept = null;
            }
            if (!kept || !link || link.getAttribute("href") === kept.href) continue;
            link.setAttribute("href", kept.href);
            link.textContent = "Go on: " + kept.title;
            link.hidden = false;
        }
    }

    function turn(way) {
        const link = document.querySelector("#panel .story .way-" + way);
        if (link) link.click();
        return Boolean(link);
    }

    const WAYS = { ArrowLeft: "back", PageUp: "back", ArrowRight: "next", PageDown: "next" };
    document.addEventListener("keydown", function (event) {
        const here = document.activeElement;
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        if (here && here.matches(".hand") && count(here, { ArrowUp: 1, ArrowDown: -1 }[event.key])) {
            event.preventDefault();
            return;
        }
        const isBusy = here && here.matches("input, textarea, select, .mark, [role=slider], [role=option], pre, dialog *");
        if (isBusy || !(event.key in WAYS)) return;
        if (turn(WAYS[event.key])) event.preventDefault();
    });

    /* A swipe along the card, and not down it, turns the step. */
    let touch = null;
    document.addEventListener("touchstart", function (event) {
        const one = event.touches.length === 1 && event.target.closest && event.target.closest(".story");
        touch = one ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
    }, { passive: true });
    document.addEventListener("touchend", function (event) {
        if (!touch) return;
        const across = event.changedTouches[0].clientX - touch.x;
        const down = event.changedTouches[0].clientY - touch.y;
        touch = null;
        if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) turn(across < 0 ? "next" : "back");
    }, { passive: true });

    /* The quiz: the first choice counts, then the reason and the source are shown. */
    function answer(choice) {
        const question = choice.closest(".question");
        if (question.dataset.done) return;
        const isRight = choice.dataset.right === "1";
        const right = question.querySelector('.choice[data-right="1"]');
        question.dataset.done = isRight ? "right" : "wrong";
        choice.classList.add("chosen");
        right.classList.add("right");
        for (const each of all(".choice", question)) each.setAttribute("aria-disabled", "true");
        question.querySelector(".verdict").textContent = isRight
            ? "✓ Right."
            : "✗ Not so. The record says: " + right.textContent + ".";
        question.querySelector(".reason").hidden = false;
        score();
    }

    function score() {
        const questions = all(".question");
        const done = questions.filter((each) => each.dataset.done);
        const right = done.filter((each) => each.dataset.done === "right").length;
        const told = done.length + " of " + questions.length + " answered";
        const line = document.getElementById("quiz-score");
        if (line) line.textContent = done.length ? told + ", " + right + " right" : told;
    }

    function again() {
        for (const question of all(".question")) {
            delete question.dataset.done;
            question.querySelector(".verdict").textContent = "";
            question.querySelector(".reason").hidden = true;
            for (const each of all(".choice", question)) {
                each.classList.remove("chosen", "right");
                each.removeAttribute("aria-disabled");
            }
        }
        score();
        document.querySelector(".question .choice").focus();
    }

    /* Hands are counted, and compared with the record once it is shown. */
    function count(button, step) {
        if (!step) return false;
        const place = button.querySelector(".hand-count");
        const now = Math.max(0, Math.min(999, +place.textContent + step));
        place.textContent = String(now);
        button.setAttribute("aria-pressed", String(now > 0));
        const page = button.closest(".predict");
        if (page.dataset.revealed) reveal(page);
        return true;
    }

    const hands = (many) => many + (many === 1 ? " hand" : " hands");

    function gap(rung) {
        const counted = all(".hand", rung).map((each) => [each.dataset.status, +each.querySelector(".hand-count").textContent]);
        const sum = counted.reduce((so, each) => so + each[1], 0);
        const most = Math.max(...counted.map((each) => each[1]));
        const said = counted.filter((each) => each[1] === most).map((each) => each[0]);
        const told = rung.dataset.told;
        const agreed = counted.filter((each) => told.split(" and ").includes(each[0])).reduce((so, each) => so + each[1], 0);
        const words = !sum
            ? "No hands were counted."
            : "You: " + most + " of " + hands(sum) + " said " + said.join(" and as many ") + "; record: " + told + ".";
        rung.querySelector(".gap").textContent = words;
        return { sum: sum, agreed: agreed, isMet: sum > 0 && said.length === 1 && told.split(" and ").includes(said[0]) };
    }

    function reveal(page) {
        page.dataset.revealed = "1";
        for (const each of all(".record-says", page)) each.hidden = false;
        const found = all(".guess", page).map(gap);
        const sum = found.reduce((so, each) => so + each.sum, 0);
        const agreed = found.reduce((so, each) => so + each.agreed, 0);
        const met = found.filter((each) => each.isMet).length;
        page.querySelector(".gap-told").textContent = sum
            ? "The class met the record on " + met + " of " + found.length + " rungs: " + agreed + " of " + hands(sum) + " agreed with it."
            : "The record is shown. No hands were counted.";
    }

    function clear(page) {
        delete page.dataset.revealed;
        for (const each of all(".record-says", page)) each.hidden = true;
        for (const each of all(".gap, .gap-told", page)) each.textContent = "";
        for (const each of all(".hand", page)) {
            each.querySelector(".hand-count").textContent = "0";
            each.setAttribute("aria-pressed", "false");
        }
    }

    document.addEventListener("click", function (event) {
        const button = event.target.closest && event.target.closest("button");
        if (!button) return;
        if (button.matches(".choice")) answer(button);
        else if (button.matches(".quiz-again")) again();
        else if (button.matches(".hand")) count(button, 1);
        else if (button.matches(".hand-off")) count(button.previousElementSibling, -1);
        else if (button.matches(".reveal")) reveal(button.closest(".predict"));
        else if (button.matches(".clear-guesses")) clear(button.closest(".predict"));
        else if (button.matches(".print-sheet")) window.print();
    });

    let isAsked = false;
    new MutationObserver(function () {
        if (isAsked) return;
        isAsked = true;
        requestAnimationFrame(function () {
            isAsked = false;
            follow();
        });
    }).observe(document, { childList: true, subtree: true });
})();
