// Takes HTML files; makes a list of what keeps people out: WCAG 2.2 A and AA by axe-core, and text that runs off a
// narrow page. With --shots DIR it also leaves pictures of each page there.
//
//   node check_pages.mjs --modules DIR --chromium PROGRAM [--shots DIR] FILE...
//
// Exit status: 0 nothing found, 1 something found, 2 the call is wrong, 77 not checked, as Chromium does not start here.
import { createRequire } from "node:module";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const all = { type: "tag", values: tags };
// In the dark nothing changes but colours.
const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const views = [
  { name: "wide", width: 1280, height: 900, scheme: "light", rules: all },
  { name: "wide-dark", width: 1280, height: 900, scheme: "dark", rules: colours },
  // 320 CSS pixels are also what is left of 1280 at 400 % (https://www.w3.org/TR/WCAG22/#reflow).
  { name: "narrow", width: 320, height: 640, scheme: "light", rules: all },
  { name: "narrow-dark", width: 320, height: 640, scheme: "dark", rules: colours },
];
const chromiumArguments = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

function readArguments(words) {
  const call = { files: [] };
  for (let i = 0; i < words.length; ++i) {
    const option = { "--modules": "modules", "--chromium": "chromium", "--shots": "shots" }[words[i]];
    if (option) call[option] = words[++i];
    else call.files.push(words[i]);
  }
  return call;
}

/// Lines like "narrow: color-contrast (serious): ... at p > a".
async function axeFindings(page, rules) {
  const result = await page.evaluate(
    (runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }), rules);
  return result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${rule.help} at ${node.target.join(" ")}`));
}

/// What stands further right than the window, unless it is inside something that scrolls on its own: a table, and that
/// only where there is room for several columns.
async function overflowFindings(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
    for (const element of document.querySelectorAll("main *, header *, footer *")) {
      if (width > 640 && element.closest(".table") && !element.matches(".table")) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.right > width + 0.5) found.push(`<${element.localName} class="${element.className}"> ends at ${Math.round(box.right)} of ${width}`);
    }
    return found;
  });
}

/// Each thing that takes the focus must show it.
async function focusFindings(page) {
  return page.evaluate(() => {
    const look = (element) => { const s = getComputedStyle(element); return [s.outlineStyle, s.outlineColor, s.backgroundColor, s.boxShadow].join(); };
    const found = [];
    for (const element of document.querySelectorAll("a[href], summary, [tabindex='0']")) {
      const before = look(element);
      element.focus({ focusVisible: true });
      if (look(element) === before) found.push(`no visible focus on <${element.localName}> ${element.textContent.trim().slice(0, 30)}`);
      element.blur();
    }
    return found;
  });
}

/// The top of the page: what is higher than Chromium can draw in one piece makes it wait for ever.
async function picture(page, view, file) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.bringToFront();
  await page.screenshot({ path: file, clip: { x: 0, y: 0, width: view.width, height: Math.min(height, 8000) } });
}

async function checkFile(browser, file, axeSource, shots) {
  const findings = [];
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  // Only one page of a browser has the focus; the others are to behave as if they had.
  await (await page.createCDPSession()).send("Emulation.setFocusEmulationEnabled", { enabled: true });
  await page.goto(pathToFileURL(path.resolve(file)).href);
  // What a reader may open is looked at as well: open.
  await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
  await page.evaluate(axeSource);
  for (const view of views) {
    await page.setViewport({ width: view.width, height: view.height });
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: view.scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    const found = [...await axeFindings(page, view.rules), ...await overflowFindings(page)];
    if (view.name === "wide") found.push(...await focusFindings(page));
    findings.push(...found.map((line) => `${file}: ${view.name}: ${line}`));
    if (shots) await picture(page, view, path.join(shots, `${path.basename(file, ".html")}-${view.name}.png`));
  }
  await page.close();
  return findings;
}

/// One browser for all files, and a page in it for each core.
async function checkFiles(browser, files, axeSource, shots) {
  const findings = files.map(() => []);
  let next = 0;
  const work = async () => {
    for (let i = next++; i < files.length; i = next++) findings[i] = await checkFile(browser, files[i], axeSource, shots);
  };
  // Pictures are made of the page in front, and there is one.
  await Promise.all(Array.from({ length: shots ? 1 : availableParallelism() }, work));
  return findings.flat();
}

const call = readArguments(process.argv.slice(2));
if (!call.modules || !call.chromium || call.files.length === 0) {
  console.error("usage: check_pages.mjs --modules DIR --chromium PROGRAM [--shots DIR] FILE...");
  process.exit(2);
}
const require = createRequire(path.join(path.resolve(call.modules), "package.json"));
const puppeteer = require("puppeteer-core");
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
if (call.shots) await mkdir(call.shots, { recursive: true });
const profile = await mkdtemp(path.join(tmpdir(), "check-pages-"));
let browser;
try {
  browser = await puppeteer.launch({
    executablePath: call.chromium, headless: true, userDataDir: profile, args: chromiumArguments, protocolTimeout: 300_000 });
} catch (error) {
  console.log(`WCAG 2.2 A and AA: not checked: Chromium does not start: ${error.message.split("\n")[0]}`);
  await rm(profile, { recursive: true, force: true });
  process.exit(77);
}
try {
  const findings = await checkFiles(browser, call.files, axeSource, call.shots);
  for (const line of findings) console.log(line);
  console.log(`${call.files.length} pages in ${views.length} views: ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
