// Scripts and markup in every text, on every screen of the real window: none is executed, and none becomes an element.
//
// 40 payloads, or as many as DEBRIEF_PAYLOADS says; each stands once in every text of a review.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { hostileReview } from '../common/hostile-review.js';
import { inLines, payloads } from '../common/payloads.js';
import { until } from '../common/until.js';
import { journey } from './support.js';

const MANY = Number(process.env.DEBRIEF_PAYLOADS ?? 40);
/** As long as a line may be, with room for what we write around it. */
const LONG = 480;
/** As long as people write one. WebKit takes ten times as long for a line of three times the length. */
const USUAL = 160;
const DIALOG = '[role="dialog"], dialog[open]';

/**
 * Words for every text of so many reviews that each kind of text holds each payload somewhere: texts that a review has once
 * are long, and go through all from review to review; those in lists share them out.
 */
function dealt() {
  const [long, usual] = [inLines(payloads(MANY), LONG), inLines(payloads(MANY), USUAL)];
  const each = Math.ceil(usual.length / long.length);
  return long.map((line, review) => {
    const dealtTo = new Map();
    return (place) => {
      if (!/\.\d+/.test(place)) return line;
      const list = place.replace(/\.\d+/g, '');
      const n = dealtTo.get(list) ?? 0;
      dealtTo.set(list, n + 1);
      return usual[(review * each + n) % usual.length];
    };
  });
}

journey('nothing that somebody wrote is executed or becomes an element on any screen', async (desk) => {
  await desk.sees(desk.button('New review'));
  await watch(desk);
  await itWouldBeFound(desk);
  for (const [n, words] of dealt().entries()) {
    const path = desk.path(`hostile ${n}.review.json`);
    await writeFile(path, JSON.stringify(await hostileReview(words)));
    await desk.button('Bring in a file…').click();
    await desk.dialogs.open('Bring in a review', path);
    // The card has the focus as soon as it is there.
    await until('the card', () => desk.session.run(() => document.activeElement?.dataset.card !== undefined));
    await look(desk, 'Library');
    await desk.press('Enter');
    await everywhere(desk);
    await press(desk, 'header button', 'Library');
    await desk.sees(desk.button('New review'));
  }
  await desk.button('Bring in a file…').click();
  const broken = desk.path('<img src=x onerror=ran(1)>.json');
  await writeFile(broken, '{');
  await desk.dialogs.open('Bring in a review', broken);
  await until('the message', () => desk.session.run(() => document.body.innerText.includes('onerror=ran(1)')));
  await look(desk, 'the message on a file');
});

/** Every stage and what is laid over it. */
async function everywhere(desk) {
  await desk.stage('Prepare');
  await desk.sees(desk.heading('Prepare'));
  await look(desk, 'Prepare');
  await desk.button('Destroy the sources…').focus();
  await desk.press('Enter');
  await over(desk, 'Destroy the sources', 'What cannot be reached');

  await desk.stage('Listen');
  await desk.sees(desk.field('New note'));
  await look(desk, 'Listen');
  await press(desk, '[data-note] > .row');
  await desk.sees(desk.role('group', 'Edit the note'));
  await look(desk, 'Listen, editing a note');
  await desk.press('Escape');

  await desk.stage('Rate');
  await desk.sees(desk.field('Rationale'));
  await look(desk, 'Rate');
  await paste(desk);
  await look(desk, 'Rate, with something pasted');
  await desk.press('Control+z');

  await desk.stage('Synthesize');
  await desk.sees(desk.heading('What it adds up to'));
  await look(desk, 'Synthesize');

  await desk.stage('Debrief');
  await desk.reads('Page 1 of');
  await look(desk, 'Debrief');
  for (const part of ['Title and date', 'Brand', 'Earlier review', 'What was exported'])
    await press(desk, 'button', part);
  await look(desk, 'Debrief, everything about the deck');
  await desk.press('Control+e');
  await over(desk, 'Exporting', 'Export the deck');
  await desk.press('F5');
  await there(desk, DIALOG);
  await look(desk, 'Presenting');
  await desk.press('Escape');
  await gone(desk, DIALOG);

  await desk.press('Control+k');
  await there(desk, DIALOG);
  await desk.type('javascript');
  await until(
    'finds',
    async () => (await desk.session.run(() => document.querySelectorAll('[role="option"] mark').length)) > 0,
  );
  await look(desk, 'Finds');
  await desk.press('Escape');
}

async function over(desk, where, words) {
  await desk.reads(words);
  await look(desk, where);
  await desk.press('Escape');
}

// The drawn pages hold so many elements that looking for names among all of them takes seconds each time.

/** Clicks the first of what a selector finds, with these words if they are given. */
async function press(desk, selector, words = '') {
  const click = (it, said) => {
    const found = [...document.querySelectorAll(it)].find((one) => one.textContent.includes(said));
    found?.click();
    return Boolean(found);
  };
  await until(`${selector} ${words}`, () => desk.session.run(click, selector, words));
}

async function there(desk, selector) {
  await until(selector, () => desk.session.run((it) => document.querySelector(it) !== null, selector));
}

async function gone(desk, selector) {
  await until(`no ${selector}`, () => desk.session.run((it) => document.querySelector(it) === null, selector));
}

/** Pastes every payload into the rationale, as a browser would: as markup, with the words beside it. */
async function paste(desk) {
  await desk.field('Rationale').focus();
  await desk.session.run((all) => {
    const given = new DataTransfer();
    given.setData('text/html', all.join('<br>'));
    given.setData('text/plain', all.join('\n'));
    const event = new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, payloads(MANY));
}

async function watch(desk) {
  await desk.session.run(() => {
    window.itRan = [];
    window.ran = (n) => void window.itRan.push(n);
    window.marked = () => {
      const foreign =
        'iframe, frame, object, embed, base, math, marquee, video, audio, foreignObject, animate, template';
      const handled = (element) => [...element.attributes].some(({ name }) => name.startsWith('on'));
      const addressed = (element) =>
        [...element.attributes].some(
          ({ name, value }) => /^(src|href|xlink:href|action|style)$/.test(name) && /\bran\(/.test(value),
        );
      const all = [...document.querySelectorAll('*')];
      const inside = [...document.body.querySelectorAll(`${foreign}, script, style, link, meta, form[action]`)];
      const unknown = (element) => element instanceof HTMLUnknownElement;
      const odd = (element) => handled(element) || addressed(element) || unknown(element);
      return [...inside, ...all.filter(odd)].map((it) => it.outerHTML.slice(0, 200));
    };
  });
}

/** The control: what becomes an element is found, and the page’s own rules keep it from being executed even so. */
async function itWouldBeFound(desk) {
  const found = await desk.session.run((all) => {
    const here = document.createElement('div');
    document.body.append(here);
    const missed = all.filter((payload) => {
      here.innerHTML = payload;
      return here.querySelector('*') !== null && window.marked().length === 0;
    });
    here.remove();
    return { missed, ran: window.itRan, left: window.marked() };
  }, payloads(MANY));
  assert.deepEqual(found, { missed: [], ran: [], left: [] });
  await desk.session.run(() => void window.ran(7));
  assert.deepEqual(await desk.session.run(() => window.itRan.splice(0)), [7], 'what is executed is counted');
}

async function look(desk, where) {
  const found = await desk.session.run(() => {
    const typed = [...document.querySelectorAll('input, textarea')].map(({ value }) => value);
    return {
      isShown: [document.body.innerText, ...typed].some((text) => text.includes('ran(')),
      ran: window.itRan,
      marked: window.marked(),
    };
  });
  assert.deepEqual(found, { isShown: true, ran: [], marked: [] }, where);
}
