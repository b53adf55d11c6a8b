// Markup and scripts as somebody may write them into any text, to see whether a page takes them for its own.
//
// Each calls `ran` with its number if it is ever executed. The forms are the well-known ones of the field: handlers,
// addresses, elements that load, ends of the element it may stand in, the marks of template languages, encodings.

/** One form for each way in; `CALL` is what it executes. */
const FORMS = [
  '<script>CALL</script>',
  '<img src=x onerror=CALL>',
  '<svg onload=CALL>',
  '"><img src=x onerror=CALL>',
  "'><svg/onload=CALL>",
  '</textarea><script>CALL</script>',
  '</title><script>CALL</script>',
  '</style><script>CALL</script>',
  '--><script>CALL</script>',
  ']]><script>CALL</script>',
  '<iframe src="javascript:CALL">',
  '<iframe srcdoc="<script>parent.CALL</script>">',
  '<a href="javascript:CALL">here</a>',
  '<object data="javascript:CALL">',
  '<embed src="javascript:CALL">',
  '<details open ontoggle=CALL>',
  '<input autofocus onfocus=CALL>',
  '<video><source onerror=CALL></video>',
  '<audio src=x onerror=CALL>',
  '<marquee onstart=CALL>',
  '<body onload=CALL>',
  '<form action="javascript:CALL"><button>go',
  '<math><mtext><script>CALL</script>',
  '<math href="javascript:CALL">x</math>',
  '<svg><script>CALL</script></svg>',
  '<svg><animate onbegin=CALL attributeName=x>',
  '<svg><foreignObject><img src=x onerror=CALL>',
  '<svg><use href="data:image/svg+xml,<svg onload=CALL>">',
  '<meta http-equiv=refresh content="0;url=javascript:CALL">',
  '<base href="javascript:CALL//">',
  '<link rel=stylesheet href="javascript:CALL">',
  '<style>@import "javascript:CALL";</style>',
  '<template><script>CALL</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=CALL>">',
  '<scr<script>ipt>CALL</scr</script>ipt>',
  '<IMG/SRC=x/ONERROR=CALL>',
  '{{CALL}}${CALL}<%CALL%>{@html CALL}',
  'javascript:CALL',
  '&lt;script&gt;CALL&lt;/script&gt;',
  '%3Cscript%3ECALL%3C/script%3E',
  '\\u003cimg src=x onerror=CALL\\u003e',
  '<p style="background:url(javascript:CALL)">',
  '<div onpointerenter=CALL onclick=CALL>x</div>',
];
const CALLS = [
  (n) => `ran(${n})`,
  (n) => `top.ran(${n})`,
  (n) => `eval('ran(${n})')`,
  (n) => `setTimeout('ran(${n})')`,
];

/** The first so many payloads; each form comes once before any comes in another voice. */
export function payloads(many) {
  return Array.from({ length: many }, (_, n) => {
    const call = CALLS[Math.floor(n / FORMS.length) % CALLS.length](n);
    return FORMS[n % FORMS.length].replaceAll('CALL', call);
  });
}

/** The payloads in lines of up to `most` characters. */
export function inLines(all, most) {
  const lines = [];
  for (const payload of all) {
    const longer = `${lines.at(-1)} ${payload}`;
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(payload);
  }
  return lines;
}
