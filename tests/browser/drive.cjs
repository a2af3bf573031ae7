// Opens a page in Chromium and prints as JSON what came of it.
//
//   node drive.cjs look PAGE FOLDER     every width and colour scheme: console, requests, axe, layout; pictures
//   node drive.cjs walk PAGE            the keyboard: what has the focus after each key
//   node drive.cjs choose PAGE          the filter: what is seen after each choice
//   node drive.cjs plain PAGE           without scripts: what is seen
//   node drive.cjs inject PAGE          script put into the page: what runs
//   node drive.cjs redline PAGE         two texts compared: how changes are told, how the sides stand, wide and narrow
//   node drive.cjs print PAGE FILE      the page as a PDF
//   node drive.cjs shoot PAGE FILE WIDTH HEIGHT SCHEME SELECTOR    a picture, from an element down
//
// CHROMIUM names the browser, NODE_PATH the folder of node modules.
"use strict";
const { chromium } = require("playwright-core");
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const path = require("node:path");

const WIDTHS = [1280, 900, 390];
const SCHEMES = ["light", "dark"];

async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const heard = { console: [], requests: [] };
  page.on("console", (message) => heard.console.push(message.text()));
  page.on("pageerror", (error) => heard.console.push(error.message));
  page.on("dialog", (dialog) => heard.console.push(`dialog ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => heard.requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  heard.requests.shift(); // the page itself
  return { page, context, heard };
}

// Rectangles that overlap, and what is wider than the window.
function layout() {
  const boxes = (selector) =>
    [...document.querySelectorAll(selector)].map((item) => [item.id || item.textContent.trim().slice(0, 30), item.getBoundingClientRect()]);
  const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const pairs = [];
  const notes = boxes(".note");
  const others = [...notes, ...boxes(".words > *"), ...boxes("article > section:not(.text)")];
  notes.forEach(([name, box], at) => {
    others.forEach(([other, area], index) => {
      if (index > at && overlap(box, area)) pairs.push([name, other]);
    });
  });
  return {
    overlaps: pairs,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    beside: notes.filter(([, box]) => box.left > 500).length,
    small: [...document.querySelectorAll("a, summary, label, select")]
      .map((item) => item.getBoundingClientRect())
      .filter((box) => box.height && box.height < 12).length,
  };
}

async function look(browser, file, folder) {
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const found = [];
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const { page, context, heard } = await open(browser, file, { colorScheme, viewport: { width, height: 900 } });
      await page.screenshot({ path: path.join(folder, `${width}-${colorScheme}.png`), fullPage: true });
      const closed = await page.evaluate(layout);
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
      await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
      const opened = await page.evaluate(layout);
      await page.evaluate(axe);
      const { violations, passes, incomplete } = await page.evaluate("axe.run()");
      found.push({
        width,
        scheme: colorScheme,
        ...heard,
        closed,
        opened,
        axe: [...violations, ...incomplete].flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`),
        ),
        passed: passes.map((rule) => rule.id),
        background: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      });
      await context.close();
    }
  }
  return found;
}

const focused = () => {
  const here = document.activeElement;
  return here.id || here.getAttribute("href") || here.name || here.tagName.toLowerCase();
};

async function walk(browser, file) {
  const { page, heard } = await open(browser, file);
  const press = async (...keys) => {
    const after = [];
    for (const key of keys) {
      await page.keyboard.press(key);
      after.push(await page.evaluate(focused));
    }
    return after;
  };
  const result = {};
  result.skip = await press("Tab", "Enter");
  result.next = await press("n", "n", "j");
  result.ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  result.inView = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  result.lit = await page.evaluate(() => document.querySelectorAll("mark.on").length);
  result.back = await press("p", "k", "p");
  result.inside = await press("Tab", "Tab", "Tab");
  await page.locator("[name=keys]").uncheck();
  result.off = [await page.evaluate(focused), ...(await press("n"))];
  await page.locator("[name=keys]").check();
  await page.locator("[name=rule]").focus();
  result.select = await press("p");
  const stops = await page.evaluate(
    () => [...document.querySelectorAll("a, summary, input, select")].filter((item) => item.tabIndex < 0).length,
  );
  return { ...result, unreachable: stops, ...heard };
}

async function choose(browser, file) {
  const { page, heard } = await open(browser, file);
  const seen = () =>
    page.evaluate(() => ({
      notes: [...document.querySelectorAll(".note")].filter((item) => item.checkVisibility()).map((item) => item.id),
      lines: [...document.querySelectorAll(".glance li")].filter((item) => item.checkVisibility()).length,
      marks: document.querySelectorAll("mark:not(.off)").length,
      count: document.getElementById("count").textContent,
    }));
  const result = { all: await seen() };
  await page.locator("[name=kind][value=error]").uncheck();
  result.noErrors = await seen();
  await page.locator("[name=kind][value=error]").check();
  await page.locator("[name=rule]").selectOption({ index: 1 });
  result.oneRule = await seen();
  result.chosen = await page.evaluate(() => document.querySelector("[name=rule]").value);
  await page.locator("[name=rule]").selectOption({ index: 0 });
  result.again = await seen();
  return { ...result, ...heard };
}

async function plain(browser, file) {
  const { page, heard } = await open(browser, file, { javaScriptEnabled: false });
  const visible = (selector) => page.locator(`${selector}:visible`).count();
  return { filter: await visible("#filter"), notes: await visible(".note"), marks: await visible("mark"), ...heard };
}

async function inject(browser, file) {
  const { page, heard } = await open(browser, file);
  const ran = await page.evaluate(async () => {
    const place = document.createElement("div");
    place.innerHTML = '<img src="x" onerror="window.hit = 1"><a href="javascript:window.hit = 2" id="bait">x</a>';
    document.body.append(place);
    const script = document.createElement("script");
    script.textContent = "window.hit = 3";
    document.body.append(script);
    document.getElementById("bait").click();
    await fetch("https://example.invalid/").catch(() => 0);
    await new Promise((done) => setTimeout(done, 200));
    return window.hit || 0;
  });
  return { ran, requests: heard.requests.filter((url) => url.startsWith("http")) };
}

// Computed styles: as wide as a desk, as narrow as a phone.
async function redline(browser, file) {
  const found = [];
  for (const width of [1280, 390]) {
    const { page, context, heard } = await open(browser, file, { viewport: { width, height: 900 } });
    const told = await page.evaluate(() => {
      const first = (selector) => document.querySelector(selector);
      const style = (selector, part) => getComputedStyle(first(selector), part);
      const [before, now] = [...first(".altered:not(.heading):not(:has(td:empty))").cells];
      const label = (cell) => getComputedStyle(cell, "::before").content.replace(/^attr.data-name.$/, JSON.stringify(cell.dataset.name));
      return {
        deleted: style("del").textDecorationLine,
        inserted: style("ins").textDecorationLine,
        moved: [style(".moved").borderBottomStyle, [...document.querySelectorAll(".how")].map((item) => item.textContent).sort()[0]],
        changed: style(".flags .changed").fontWeight,
        unchanged: style(".flags td").fontWeight,
        read: [style("del", "::before").content, style("ins", "::before").content],
        beside: before.getBoundingClientRect().bottom > now.getBoundingClientRect().top,
        labels: [label(before), label(now)],
        flag: first(".flags tbody th").getBoundingClientRect().width,
        twice: first(".same td").checkVisibility(),
      };
    });
    found.push({ ...told, ...heard });
    await context.close();
  }
  return found;
}

async function print(browser, file, target) {
  const { page, heard } = await open(browser, file);
  await page.pdf({ path: target, preferCSSPageSize: true, printBackground: false });
  return heard;
}

async function shoot(browser, file, target, width, height, colorScheme, selector) {
  const { page, heard } = await open(browser, file, { colorScheme, viewport: { width: +width, height: +height } });
  await page.locator(selector).first().evaluate((item) => scrollTo(0, scrollY + item.getBoundingClientRect().top - 72));
  await page.screenshot({ path: target });
  return heard;
}

(async () => {
  const [command, ...given] = process.argv.slice(2);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-lcd-text"],
  });
  try {
    const commands = { look, walk, choose, plain, inject, redline, print, shoot };
    process.stdout.write(JSON.stringify(await commands[command](browser, ...given)));
  } finally {
    await browser.close();
  }
})();
