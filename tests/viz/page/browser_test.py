"""The page in Chromium, driven over WebDriver (HTTP and JSON on loopback), with nothing but the standard library.

    browser_test.py WRITE_PAGE FOLDER

WRITE_PAGE writes the page to be tested; FOLDER receives it, with screenshots and the print as PDF.
Exit code 0 passed, 1 failed, 77 skipped because chromium or chromedriver is missing.
"""

import base64
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import traceback
import urllib.error
import urllib.request

SKIPPED = 77
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element, by the WebDriver standard
KEYS = {"plus": "+", "minus": "-", "escape": "\ue00c", "right": "\ue014"}


class Browser:
    """A WebDriver session of headless Chromium."""

    def __init__(self, chromium, chromedriver, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.driver = subprocess.Popen([chromedriver, f"--port={port}"], stdout=subprocess.DEVNULL)
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.session = ""
        try:
            self._wait_until_ready()
            answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
                "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": {"binary": chromium, "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--disable-background-networking", "--force-prefers-reduced-motion", "--hide-scrollbars", "--window-size=1180,900",
                    f"--user-data-dir={folder / 'profile'}"]}}}})
            self.session = "/session/" + answer["sessionId"]
        except BaseException:
            self.driver.kill()
            raise

    def _wait_until_ready(self):
        for _ in range(100):
            try:
                if self.call("GET", "/status")["ready"]:
                    return
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.1)
        raise RuntimeError("chromedriver does not answer")

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + self.session + path if path != "/status" else
                                         self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with self.opener.open(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.read().decode()[:400]}") from error

    def open(self, file):
        self.call("POST", "/url", {"url": file.as_uri()})

    def reload(self):
        self.call("POST", "/refresh", {})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        """The first element of a selector, brought to the middle of the window, clear of the sticky bar."""
        self.run("document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})", selector)
        value = self.call("POST", "/element", {"using": "css selector", "value": selector})
        return next(iter(value.values()))

    def click(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/click", {})

    def type(self, selector, text):
        self.call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def hover(self, selector):
        element = {ELEMENT: self.find(selector)}
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [
            {"type": "pointerMove", "duration": 0, "origin": element, "x": 0, "y": 0}]}]})

    def drag(self, selector, dx, dy):
        element = {ELEMENT: self.find(selector)}
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [
            {"type": "pointerMove", "duration": 0, "origin": element, "x": 0, "y": 0}, {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "duration": 50, "origin": "pointer", "x": dx, "y": dy},
            {"type": "pointerUp", "button": 0}]}]})

    def wheel(self, selector, amount, control):
        element = {ELEMENT: self.find(selector)}
        keys = [{"type": "keyDown", "value": "\ue009"}, {"type": "pause"}, {"type": "keyUp", "value": "\ue009"}]
        sources = [{"type": "wheel", "id": "wheel", "actions": [
            {"type": "pause"}, {"type": "scroll", "origin": element, "x": 0, "y": 0, "deltaX": 0, "deltaY": amount}]}]
        if control:
            sources.append({"type": "key", "id": "keys", "actions": keys})
        self.call("POST", "/actions", {"actions": sources})

    def resize(self, width, height):
        self.call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}})

    def screenshot(self, file):
        answer = self.call("POST", "/goog/cdp/execute", {
            "cmd": "Page.captureScreenshot", "params": {"format": "png", "captureBeyondViewport": True}})
        file.write_bytes(base64.b64decode(answer["data"]))

    def print_pdf(self, file):
        answer = self.call("POST", "/goog/cdp/execute", {
            "cmd": "Page.printToPDF", "params": {"preferCSSPageSize": True, "printBackground": True}})
        file.write_bytes(base64.b64decode(answer["data"]))
        return file.read_bytes()

    def console(self):
        return self.call("POST", "/se/log", {"type": "browser"})

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(timeout=20)


def column(browser, number):
    """The values of a column of the township table, from the top."""
    return browser.run("return [...document.querySelectorAll('#d1-towns tbody tr')]"
                       ".map(row => Number(row.cells[arguments[0]].dataset.v))", number)


def shown(browser, selector):
    return browser.run("return document.querySelector(arguments[0]).innerText", selector)


def test_loads_in_silence(browser):
    assert browser.console() == [], "the console is not empty"
    assert browser.run("return performance.getEntriesByType('resource').length") == 0, "something was fetched"
    assert browser.run("return document.querySelector('script[src], link[href], img, iframe')") is None


def test_table_sorts(browser):
    assert column(browser, 0) == list(range(23))
    header = "#d1-towns thead th:nth-child(4)"
    state = "return document.querySelector(arguments[0]).getAttribute('aria-sort')"
    before = column(browser, 3)
    browser.click(header + " button")
    assert column(browser, 3) == sorted(before, reverse=True), "first click: from the largest"
    assert browser.run(state, header) == "descending"
    ties = [(value, place) for value, place in zip(column(browser, 3), column(browser, 0))]
    assert ties == sorted(ties, key=lambda pair: (-pair[0], pair[1])), "equal rows keep their order"
    browser.click(header + " button")
    assert column(browser, 3) == sorted(before)
    assert browser.run(state, header) == "ascending"
    assert browser.run(state, "#d1-towns thead th:first-child") == "none"
    browser.click("#d1-towns thead th:first-child button")
    assert column(browser, 0) == list(range(23)), "names come in their own order first"
    assert browser.run("return document.querySelector('#d1-towns tfoot th').innerText") == "合计"


def test_search_highlights(browser):
    assert browser.run("return document.querySelectorAll('#d1-names option').length") == 23 + 376 + 90
    villages = browser.run("return JSON.parse(document.querySelector('script.ties').textContent).partners[0][2].length")
    browser.type("#d1-circle input", "1号单位")
    assert shown(browser, "#d1-circle output") == f"1号单位：{villages} 个村居，1 家单位，{villages} 条关系"
    opacity = "return getComputedStyle(document.querySelector(arguments[0])).opacity"
    assert browser.run(opacity, ".par.p-P01") == "1"
    assert browser.run(opacity, ".par.p-P03") == "0.1"
    assert browser.run("return document.querySelectorAll('.vil.on').length") == villages
    assert browser.run("return [...document.querySelectorAll('.tie.on')].every(t => t.classList.contains('p-P01'))")
    browser.type("#d1-circle .stage", KEYS["escape"])
    assert shown(browser, "#d1-circle output") == ""
    assert browser.run("return document.querySelector('#d1-circle input').value") == ""


def test_hover_and_pin(browser):
    browser.hover(".row.t-370211120 text")
    assert shown(browser, "#d1-circle output") == "21号镇：已联建 0 / 16 个村居，0 家单位，0 条关系"
    browser.hover("#d1-circle h2")
    assert shown(browser, "#d1-circle output") == "", "leaving the circle lets go"
    browser.click(".par.p-P04 text")
    pinned = shown(browser, "#d1-circle output")
    assert pinned.startswith("4号单位：")
    browser.hover(".row.t-370211120 text")
    assert shown(browser, "#d1-circle output") == pinned, "a pinned choice stays"
    browser.click("#d1-circle [data-zoom=reset]")
    assert shown(browser, "#d1-circle output") == ""
    browser.click("#d1-fragile a[data-pick]")
    name = shown(browser, "#d1-fragile a[data-pick]")
    assert shown(browser, "#d1-circle output").startswith(name + "：")
    browser.click("#d1-circle [data-zoom=reset]")


def test_zoom(browser):
    box = "return document.querySelector('.stage svg').getAttribute('viewBox').split(' ').map(Number)"
    whole = browser.run(box)
    assert whole == [0, 68, 842, 486]
    browser.click("#d1-circle [data-zoom=in]")
    assert abs(browser.run(box)[2] - 842 / 1.5) < 0.01
    browser.type("#d1-circle .stage", KEYS["plus"] * 12)
    assert abs(browser.run(box)[2] - 842 / 8) < 0.01, "zoom ends at 8"
    at = browser.run(box)[0]
    browser.type("#d1-circle .stage", KEYS["right"])
    assert browser.run(box)[0] > at, "the right arrow moves right"
    at = browser.run(box)[0]
    browser.drag("#d1-circle .stage", -80, 0)
    assert browser.run(box)[0] > at, "dragging to the left moves the window right"
    browser.hover("#d1-circle h2")
    assert shown(browser, "#d1-circle output") == "", "and pins nothing"
    browser.type("#d1-circle .stage", KEYS["minus"] * 12)
    assert browser.run(box) == whole, "zoom ends at 1"
    browser.wheel("#d1-circle .stage", -100, control=False)
    assert browser.run(box) == whole, "the plain wheel is for the page"
    browser.wheel("#d1-circle .stage", -100, control=True)
    assert browser.run(box)[2] < 842
    browser.type("#d1-circle .stage", KEYS["escape"])
    assert browser.run(box) == whole


def test_language(browser):
    assert shown(browser, "h1") == "黄岛区联建简报"
    browser.click(".language")
    assert browser.run("return document.documentElement.lang") == "en"
    assert shown(browser, "h1") == "黄岛区: co-building brief"
    assert "None of the 16 in 21号镇 has one." in shown(browser, ".lead")
    assert browser.run("return document.title") == "黄岛区: co-building brief 2026-06-30"
    assert browser.run("return document.querySelector('.stage text[lang=en]').getBoundingClientRect().width") > 0
    assert browser.run("return document.querySelector('.stage text[lang=zh-CN]').getBoundingClientRect().width") == 0
    assert browser.run("return document.querySelector('#d1-circle input').placeholder") == "partner, township or unit"
    browser.type("#d1-circle input", "1号单位")
    assert " units, 1 partner, " in shown(browser, "#d1-circle output")
    browser.click(".language")
    assert "1 家单位" in shown(browser, "#d1-circle output"), "the line follows the language"
    browser.click("#d1-circle [data-zoom=reset]")


def test_wall(browser):
    """The filter fades what has a partner; a tile shows its village in the circle, by pointer and by keyboard."""
    opacity = "return getComputedStyle(document.querySelector(arguments[0])).opacity"
    browser.click("#d1-wall .only input")
    assert browser.run(opacity, ".wall li.r2") == "0.12"
    assert browser.run(opacity, ".wall li.r0") == "1"
    browser.click("#d1-wall .only input")
    assert browser.run(opacity, ".wall li.r2") == "1"
    browser.click(".wall li.r1 button")
    name = browser.run("return document.querySelector('.wall li.r1').title.split(' · ')[0]")
    shown_name = shown(browser, "#d1-circle output")
    assert shown_name.startswith(name) and "1 家单位" in shown_name, shown_name
    assert browser.run("return document.querySelectorAll('.vil.on').length") == 1
    assert browser.run("const at = document.querySelector('#d1-circle').getBoundingClientRect().top;"
                       "return at >= 0 && at < innerHeight"), "the circle is in view"
    browser.click("#d1-circle [data-zoom=reset]")
    assert browser.run("return document.querySelectorAll('.wall button[tabindex=\"0\"]').length") == 1
    browser.run("document.querySelector('.wall button').focus()")
    browser.type(".wall button", KEYS["right"])
    assert browser.run("return document.activeElement === document.querySelectorAll('.wall button')[1]")
    assert browser.run("return document.querySelectorAll('.wall button[tabindex=\"0\"]').length") == 1


def test_every_section_is_there(browser):
    order = browser.run("return [...document.querySelectorAll('section[id]')].map(s => s.id)")
    assert order == ["d1-towns", "d1-wall", "d1-circle", "d1-changes", "d1-fragile", "d1-reach", "d1-compare", "d1-none",
                     "d1-plan", "d1-drawn", "figures", "method"], order
    for target in browser.run("return [...document.querySelectorAll('.links a')].map(a => a.hash)"):
        assert browser.run("return document.querySelector(arguments[0]) !== null", target), target
    unnamed = browser.run("return [...document.querySelectorAll('[aria-labelledby]')].filter(e =>"
                          "!document.getElementById(e.getAttribute('aria-labelledby'))).length")
    assert unnamed == 0
    levels = browser.run("return [...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), "no heading level is left out"


def test_skip_link(browser):
    browser.run("document.body.focus(); scrollTo(0, 0)")
    assert browser.run("const a = document.querySelector('a'); return a.className === 'skip' && a.hash === '#main'")
    browser.run("document.querySelector('.skip').focus()")
    assert browser.run("return document.querySelector('.skip').getBoundingClientRect().left") >= 0


def test_interactive_within_a_second(browser):
    # The best of three: the machine may be busy with other tests.
    took = []
    for attempt in range(3):
        if attempt > 0:
            browser.reload()
        took.append(browser.run("return performance.getEntriesByType('navigation')[0].domInteractive"))
        if took[-1] < 1000:
            return
    raise AssertionError(f"{min(took):.0f} ms")


def test_hostile_name_is_text(browser):
    browser.type("#d1-circle input", "<script>console.error('ran')</script>")
    assert shown(browser, "#d1-circle output").startswith("<script>console.error('ran')</script>：")
    browser.click("#d1-circle [data-zoom=reset]")


def test_policy_holds(browser):
    """What the page itself does not contain may not run, nor be fetched."""
    browser.run("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)")
    assert browser.run("return window.ran === undefined")
    browser.run("new Image().src = 'file:///nothing.png'")
    assert browser.run("return performance.getEntriesByType('resource').filter(e => e.transferSize > 0).length") == 0


def test_fits(browser, folder):
    """Nothing sticks out sideways; pictures of it lie beside the page."""
    for width, height in ((1180, 900), (820, 900), (400, 800)):
        browser.resize(width, height)
        wide = browser.run("return document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} px in a window of {width}"
        browser.screenshot(folder / f"page-{width}.png")
    browser.resize(1180, 900)


def test_prints(browser, folder):
    pdf = browser.print_pdf(folder / "page.pdf")
    assert pdf.startswith(b"%PDF-")
    pages = pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page/")
    assert 5 <= pages <= 10, f"{pages} pages"


def main(write_page, folder):
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not chromium or not chromedriver:
        print("skipped: chromium and chromedriver (Debian: chromium, chromium-driver) are needed")
        return SKIPPED
    folder = pathlib.Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    page = folder / "page.html"
    subprocess.run([write_page, page], check=True)
    assert page.stat().st_size < 2_000_000, "a page of 376 villages is under 2 MB"

    failed = 0
    browser = Browser(chromium, chromedriver, folder)
    try:
        browser.open(page)
        for test in (test_loads_in_silence, test_table_sorts, test_search_highlights, test_hover_and_pin, test_zoom, test_wall,
                     test_every_section_is_there, test_skip_link, test_interactive_within_a_second,
                     test_language, test_hostile_name_is_text, test_fits, test_prints):
            arguments = (browser, folder) if test.__code__.co_argcount == 2 else (browser,)
            try:
                test(*arguments)
                print("passed:", test.__name__)
            except (AssertionError, RuntimeError):
                failed += 1
                print("FAILED:", test.__name__)
                traceback.print_exc(file=sys.stdout)
        errors = browser.console()
        if errors:
            failed += 1
            print("FAILED: console:", errors)
        test_policy_holds(browser)  # last: its violations are reported on the console
        print("passed: test_policy_holds")
    finally:
        browser.close()
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
