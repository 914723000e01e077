"""What a page must be for everybody: measured in the browser, each fault told in one line."""

import time

from playwright.sync_api import Page

PATIENCE = 3.0
"""Seconds a page is given to be drawn."""

MEASURE = r"""() => {
  const faults = new Set();
  const main = document.querySelector('[data-testid="stMain"]') || document.body;
  const seen = e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}) &&
    e.getClientRects().length && !e.closest('[aria-hidden="true"], [data-testid="stElementToolbar"], iframe');
  const short = words => words.trim().replace(/\s+/g, ' ').slice(0, 40);

  const wide = [document.documentElement, main].filter(e => e.scrollWidth > e.clientWidth + 1);
  if (wide.length) faults.add(`the page scrolls sideways: ${wide[0].scrollWidth} > ${wide[0].clientWidth}`);

  const texts = ids => ids.split(/\s+/).map(id => document.getElementById(id)?.textContent || '').join(' ');
  const name = e => [
    e.getAttribute('aria-label'), texts(e.getAttribute('aria-labelledby') || ''), e.title, e.alt,
    [...(e.labels || [])].map(each => each.textContent).join(' '),
    /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) ? '' : e.textContent,
    [...e.querySelectorAll('img[alt]')].map(each => each.alt).join(' '),
  ].join('').replace(/\s+/g, '');
  const acted = 'button, a[href], input, select, textarea, summary, [role=button], [role=radio], [role=tab],'
    + '[role=combobox], [role=switch], [role=checkbox], [role=spinbutton], [role=textbox]';
  for (const e of document.querySelectorAll(acted)) {
    if (seen(e) && !name(e)) faults.add(`nothing says what this is: ${short(e.outerHTML.slice(0, 90))}`);
  }
  for (const e of document.querySelectorAll('img')) {
    if (seen(e) && !e.hasAttribute('alt')) faults.add(`a picture without words: ${short(e.src)}`);
  }

  const rgb = text => {
    const found = (text.match(/[\d.]+/g) || []).map(Number);
    const scale = text.startsWith('color(') ? 255 : 1;
    return [found[0] * scale, found[1] * scale, found[2] * scale, found.length > 3 ? found[3] : 1];
  };
  const over = (top, below) => [0, 1, 2].map(n => top[n] * top[3] + below[n] * (1 - top[3])).concat(1);
  const behind = e => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) layers.push(rgb(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = colour => [0.2126, 0.7152, 0.0722].reduce((sum, part, n) => {
    const each = colour[n] / 255;
    return sum + part * (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
  }, 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const off = '[disabled], [aria-disabled="true"], :disabled';
  const idle = e => e.closest(off) || e.closest('label')?.control?.matches(off) ||
    e.closest('[data-testid^="stTextInput"], [data-testid^="stSelectbox"], [data-testid^="stDateInput"],'
      + '[data-testid^="stCheckbox"], [data-testid^="stNumberInput"]')?.querySelector(off);
  const cut = e => {
    for (let at = e; at && at !== main; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display !== 'inline' && style.overflowX !== 'visible' && !/auto|scroll/.test(style.overflowX)
        && at.clientWidth > 1 && at.scrollWidth > at.clientWidth + 1) return true;
    }
    return false;
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const e = node.parentElement, words = short(node.textContent);
    if (!words || !e || /^(SCRIPT|STYLE|NOSCRIPT|TITLE)$/.test(e.tagName) || !seen(e)) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const box = e.getBoundingClientRect();
    if (!size || box.width < 2 || box.height < 2 || box.right < 0 || box.bottom < 0) continue;
    if (!e.closest('[data-baseweb="select"]') && cut(e)) faults.add(`cut: ${words}`);
    if (idle(e) || /material/i.test(style.fontFamily) || e.closest('canvas, svg')) continue;
    let opacity = 1;
    for (let at = e; at; at = at.parentElement) opacity *= parseFloat(getComputedStyle(at).opacity);
    const ground = behind(e), ink = rgb(style.color);
    const found = contrast(over([ink[0], ink[1], ink[2], ink[3] * opacity], ground), ground);
    const big = size >= 24 || (size >= 18.6 && parseInt(style.fontWeight) >= 700);
    if (found < (big ? 3 : 4.5)) faults.add(`too pale (${found.toFixed(2)}): ${words}`);
  }
  return [...faults];
}"""
"""Faults of what is on the page: it scrolls sideways, a control has no name, words are cut or too pale.

A disabled control may be pale, and the chosen value of a selection may be cut: its list says it in full.
"""


def faults(page: Page) -> list[str]:
    """Return what is wrong with the page for who sees badly, has it read out, or has a small screen.

    What is wrong only while the page is being drawn does not count: it is looked at until it stands still.
    """
    end = time.monotonic() + PATIENCE
    while (found := page.evaluate(MEASURE)) and time.monotonic() < end:
        page.wait_for_timeout(200)
    return [str(each) for each in found]
