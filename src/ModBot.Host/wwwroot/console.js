// The console works without this file. It refreshes what changed, keeps the place of whoever reads, and adds short cuts.
// It never makes up a request of its own: it sends the same forms and fetches the same pages as the browser would.
'use strict';

(() => {
  const byId = id => document.getElementById(id);
  document.documentElement.classList.add('js');

  // --- Replace parts of the page by the same parts of a fresh one -------------------------------------------------
  async function pageFrom(response) {
    if (response.redirected || !response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  }

  // Whoever types on while the server answers keeps what was typed: only what was sent may be replaced.
  function keepTyping(now, next, sent) {
    for (const field of now.querySelectorAll('textarea, input[type=text], input[type=checkbox]')) {
      const same = next.querySelector(`[name="${CSS.escape(field.name)}"]`);
      if (!same || same.type !== field.type) continue;
      if (field.type === 'checkbox') { if (field.checked !== sent.has(field.name)) same.checked = field.checked; }
      else if (field.value !== (sent.get(field.name) || '').replaceAll('\r\n', '\n')) same.value = field.value;
    }
  }

  function swap(fresh, ids, sent) {
    const focused = document.activeElement && document.activeElement.id;
    for (const id of ids) {
      const now = byId(id);
      const next = fresh.getElementById(id);
      if (now && next && now.outerHTML !== next.outerHTML) {
        if (sent) keepTyping(now, next, sent);
        const open = [...now.querySelectorAll('details')].map(details => details.open);
        now.replaceWith(document.adoptNode(next));
        [...next.querySelectorAll('details')].forEach((details, at) => { if (open[at]) details.open = true; });
      }
    }
    if (focused && document.activeElement.id !== focused && byId(focused)) byId(focused).focus({ preventScroll: true });
    dress();
  }

  function sending(form, submitter) {
    const data = new FormData(form);
    if (submitter && submitter.name) data.append(submitter.name, submitter.value);
    return data;
  }

  function post(data, action) {
    return fetch(action, { method: 'POST', body: new URLSearchParams(data), headers: { Accept: 'text/html' }, credentials: 'same-origin' });
  }

  async function reachable() {
    try { await fetch('/health/live', { cache: 'no-store' }); return true; } catch { return false; }
  }

  // --- Forms ------------------------------------------------------------------------------------------------------
  document.addEventListener('submit', async event => {
    const button = event.submitter;
    const parts = button && button.dataset.swap;
    if (!parts) {
      // A second tap would be refused, and hide that the first one did what was asked.
      if (event.target.dataset.busy) event.preventDefault();
      event.target.dataset.busy = 'yes';
      if (event.target.id !== 'case-form' || event.target.dataset.reached) return;

      // The browser's own error page would take the typed text along; so first see whether anybody is there to take it.
      event.preventDefault();
      const there = await reachable();
      delete event.target.dataset.busy;
      byId('offline').hidden = there;
      if (!there) { byId('offline').scrollIntoView({ block: 'center' }); return; }
      event.target.dataset.reached = 'yes';
      event.target.requestSubmit(button);
      delete event.target.dataset.reached;
      return;
    }

    event.preventDefault();
    const action = button.getAttribute('formaction') || event.target.action;
    const sent = sending(event.target, button);
    let fresh = null;
    try { fresh = await pageFrom(await post(sent, action)); } catch { /* Off line: sent plainly below, the browser says so itself. */ }
    if (!fresh || fresh.getElementById('problem')) { sendPlainly(event.target, button); return; }
    swap(fresh, parts.split(' '), sent);
    const then = button.dataset.then && byId(button.dataset.then);
    const target = then || (byId(parts.split(' ')[0]) || document).querySelector('[data-focus]');
    if (target) { target.focus({ preventScroll: true }); target.scrollIntoView({ block: then ? 'center' : 'start' }); }
    if (then) then.setSelectionRange(then.value.length, then.value.length);
  });

  function sendPlainly(form, button) {
    delete button.dataset.swap;
    form.requestSubmit(button);
  }

  addEventListener('pageshow', () => document.querySelectorAll('form').forEach(form => delete form.dataset.busy));

  let updating = 0;
  document.addEventListener('change', async event => {
    const area = event.target.closest('[data-update]');
    const form = event.target.form;
    if (!area || !form) return;
    const turn = ++updating;
    const sent = sending(form, null);
    try {
      const fresh = await pageFrom(await post(sent, '?handler=Refresh'));
      if (fresh && turn === updating) { swap(fresh, area.dataset.update.split(' '), sent); followPath(); }
    } catch { /* The advice stays as it was; deciding checks it again. */ }
  });

  // What the lint says follows the typing; nothing of it is kept.
  let reading = 0;
  document.addEventListener('input', event => {
    if (!event.target.matches('[data-lint]')) return;
    clearTimeout(reading);
    reading = setTimeout(async () => {
      const form = event.target.form;
      const text = event.target.value;
      const sent = sending(form, null);
      try {
        const fresh = await pageFrom(await post(sent, '?handler=Lint'));
        if (fresh && event.target.value === text) swap(fresh, ['lint']);
      } catch { /* Sending checks it again. */ }
    }, 400);
  });

  function followPath() {
    const advice = byId('case-advice');
    if (!advice) return;
    const path = new Set(advice.dataset.path.split(' '));
    document.querySelectorAll('[data-question]').forEach(question => question.classList.toggle('off', !path.has(question.dataset.question)));
  }

  // --- Counter and copy -------------------------------------------------------------------------------------------
  function count(area) {
    const line = byId(area.dataset.count);
    const length = area.value.trim().length;
    line.textContent = area.dataset.countText.replace('{0}', length).replace('{1}', area.dataset.max);
    line.classList.toggle('over', length > Number(area.dataset.max));
  }

  function dress() { document.querySelectorAll('textarea[data-count]').forEach(count); }

  document.addEventListener('input', event => { if (event.target.matches('textarea[data-count]')) count(event.target); });

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const field = byId(button.dataset.copy);
    field.select();
    try { await navigator.clipboard.writeText(field.value); button.textContent = button.dataset.copied; } catch { /* It is selected; copying by hand works. */ }
  });

  // A button that is off says why, where its reason stands.
  document.addEventListener('click', event => {
    const off = event.target.closest('[aria-disabled=true]');
    const why = off && byId(off.getAttribute('aria-describedby'));
    if (!why) return;
    why.scrollIntoView({ block: 'center' });
    why.focus({ preventScroll: true });
  });

  // --- Live -------------------------------------------------------------------------------------------------------
  const live = document.querySelector('[data-live]');
  let refreshing = false;
  let again = false;

  async function refresh() {
    if (refreshing) { again = true; return; }
    refreshing = true;
    try {
      const response = await fetch(cleanUrl(), { headers: { Accept: 'text/html', 'X-ModBot-Live': '1' }, credentials: 'same-origin', cache: 'no-store' });
      byId('signed-out').hidden = !response.redirected;
      const fresh = await pageFrom(response);
      if (fresh) {
        const area = fresh.querySelector('[data-live]');
        const version = byId('version');
        const moved = version && area && area.dataset.version !== version.value;
        const parts = live.dataset.live.split(' ').filter(part => part !== 'case-form' || moved);
        // Somebody else has the case now: nothing here works any more, but what was typed stays to be read.
        const lost = moved && area.dataset.live.includes('case-form') && !live.dataset.live.includes('case-form');
        if (lost) parts.push('case-actions');
        else if (moved && untouched()) parts.push('case-form');
        document.title = fresh.title;
        swap(fresh, parts);
        if (moved && byId('done')) byId('done').remove();
        if (lost) {
          const text = byId('changed-text');
          text.textContent = text.dataset.lost;
          if (byId('send')) byId('send').disabled = true;
        }
        if (moved && !parts.includes('case-form')) { byId('changed').hidden = false; byId('changed').scrollIntoView({ block: 'nearest' }); }
      }
    } catch { /* The stream says that we are off line. */ } finally {
      refreshing = false;
      if (again) { again = false; refresh(); }
    }
  }

  // Whoever has not filled in anything loses nothing by a fresh form.
  function untouched() {
    return !byId('send') && [...byId('case-form').elements].every(field =>
      field.type === 'checkbox' || field.type === 'radio' ? field.checked === field.defaultChecked : !('defaultValue' in field) || field.type === 'hidden' || field.value === field.defaultValue);
  }

  function cleanUrl() {
    const url = new URL(location.href);
    for (const name of ['done', 'what', 'case', 'handler']) url.searchParams.delete(name);
    url.hash = '';
    return url;
  }

  if (live) {
    // The answer to a press becomes an ordinary page: refreshing it asks again for the case, and presses nothing.
    if (new URL(location.href).searchParams.has('handler')) history.replaceState(null, '', cleanUrl().toString() + location.hash);
    listen();
    setInterval(() => { if (!document.hidden) refresh(); }, 60000);
  }

  // Only the tab in sight holds a stream: a browser opens no more than six connections to one host.
  function listen() {
    let stream = null;
    let soon = 0;
    let late = 0;
    const open = () => {
      stream = new EventSource('/desk/stream');
      stream.addEventListener('tick', () => { clearTimeout(soon); soon = setTimeout(refresh, 150); });
      // What changed between the page and the stream gave no tick; so look once when the stream opens.
      stream.addEventListener('open', () => { clearTimeout(late); late = 0; byId('offline').hidden = true; refresh(); });
      stream.addEventListener('error', () => {
        // Every try that fails is another error; the first of them starts the clock.
        if (late) return;
        late = setTimeout(() => { late = 0; byId('offline').hidden = !stream || stream.readyState === EventSource.OPEN || !byId('signed-out').hidden; refresh(); }, 5000);
      });
    };
    const close = () => { if (stream) stream.close(); stream = null; clearTimeout(late); late = 0; };
    document.addEventListener('visibilitychange', () => { close(); if (!document.hidden) open(); });
    addEventListener('pagehide', close);
    addEventListener('pageshow', event => { if (event.persisted) { close(); open(); } });
    open();
  }

  // The back button may bring a page back as it was; a text that was shown must not come along.
  addEventListener('pagehide', () => document.querySelectorAll('.message').forEach(text => text.remove()));

  // --- Keyboard ---------------------------------------------------------------------------------------------------
  const keys = { o: '#claim', t: '#reveal', n: '#press-norm', v: '#press-delete', m: '#press-report', p: '#press-private', h: '#press-hand_over', z: '#back' };
  const onOff = byId('shortcuts');
  if (onOff) {
    onOff.checked = localStorage.getItem('modbot-shortcuts') !== 'off';
    onOff.addEventListener('change', () => localStorage.setItem('modbot-shortcuts', onOff.checked ? 'on' : 'off'));
  }

  document.addEventListener('keydown', event => {
    if (!onOff || !onOff.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select')) return;
    if (event.key === 'j' || event.key === 'k') { walk(event.key === 'j' ? 1 : -1); return; }
    const target = keys[event.key] && document.querySelector(keys[event.key]);
    if (!target) return;
    event.preventDefault();
    // A key opens things; what acts at once takes a second press, so that a stray key decides nothing.
    if ((target.getAttribute('formaction') || '').includes('Decide')) target.focus();
    else target.click();
  });

  function walk(direction) {
    const rows = [...document.querySelectorAll('.case-row')];
    const at = rows.indexOf(document.activeElement);
    const next = rows[at < 0 ? (direction > 0 ? 0 : rows.length - 1) : at + direction];
    if (next) next.focus();
  }

  dress();
})();
