'use strict';
(() => {
  const all = (q, at = document) => [...at.querySelectorAll(q)];
  const one = (q, at = document) => at.querySelector(q);
  const table = one('table.inc'), panel = one('#panel'), form = one('#filter');
  if (!table || !panel) return;
  const rows = all('tbody', table), byId = new Map(rows.map(r => [r.id, r]));
  const marks = all('.pk'), groups = new Map();
  for (const r of rows) for (const g of (r.dataset.g || '').split(' ').filter(Boolean)) {
    if (!groups.has(g)) groups.set(g, []);
    groups.get(g).push(r);
  }
  const members = k => k.dataset.g !== undefined ? groups.get(k.dataset.g) || [] : [byId.get('m' + k.dataset.n)];
  const visible = () => rows.filter(r => !r.hidden);
  const make = (tag, text, cls) => {
    const e = document.createElement(tag);
    if (text !== undefined) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };
  table.classList.add('js');

  // One stop of the Tab key for each picture and for the table; arrows move inside.
  const rove = (items, to, focus) => {
    for (const i of items) if (i.tabIndex === 0 && i !== to) i.tabIndex = -1;
    if (!to) return;
    to.tabIndex = 0;
    if (focus) to.focus();
  };
  const pictures = all('svg.pic').map(s => all('.pk', s));
  for (const items of pictures) {
    for (const i of items) i.tabIndex = -1;
    rove(items, items[0]);
  }
  for (const r of rows) {
    r.tabIndex = -1;
    for (const s of all('summary', r)) s.tabIndex = -1;
  }
  rove(rows, rows[0]);

  // The nearest in a direction, and in the order of time where there is none.
  const next = (items, from, key) => {
    const live = items.filter(i => !i.classList.contains('off') && !i.hidden);
    const at = live.indexOf(from);
    if (key === 'Home') return live[0];
    if (key === 'End') return live[live.length - 1];
    const forth = key === 'ArrowRight' || key === 'ArrowDown';
    if (from.closest('#map')) {
      const mid = e => { const b = one('.ps', e).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; };
      const [x, y] = mid(from);
      let best, least = Infinity;
      for (const i of live) {
        if (i === from) continue;
        const [a, b] = mid(i);
        const [along, across] = key === 'ArrowLeft' || key === 'ArrowRight' ? [a - x, b - y] : [b - y, a - x];
        const ahead = forth ? along : -along;
        if (ahead <= 0) continue;
        const d = ahead + 2 * Math.abs(across);
        if (d < least) { least = d; best = i; }
      }
      if (best) return best;
    }
    return live[at + (forth ? 1 : -1)];
  };

  let origin = null, current = null;
  const highlight = list => {
    const ids = new Set(list.map(r => r.id));
    for (const r of rows) {
      r.classList.toggle('sel', ids.has(r.id));
      if (ids.has(r.id)) r.setAttribute('aria-current', 'true'); else r.removeAttribute('aria-current');
    }
    for (const k of marks) k.classList.toggle('sel', members(k).some(r => r && ids.has(r.id)));
  };
  const title = one('#panel h2'), body = one('#panel .content');
  const show = () => {
    panel.hidden = false;
    document.body.classList.add('open');
    panel.scrollTop = 0;
    title.focus({ preventScroll: true });
  };
  const name = r => one('th', r).firstChild.textContent;
  const select = (r, from) => {
    if (!r) return;
    if (from) origin = from;
    current = r;
    highlight([r]);
    rove(rows, r);
    title.textContent = name(r);
    body.replaceChildren();
    const dl = make('dl');
    const heads = all('thead th', table);
    all('.r > td', r).forEach((c, i) => {
      if (!c.textContent) return;
      dl.append(make('dt', heads[i === 0 ? 0 : i + 1].textContent), make('dd', c.textContent));
    });
    body.append(dl);
    const more = one('.body', r);
    if (more) body.append(more.cloneNode(true));
    for (const b of all('#panel .step')) b.hidden = false;
    show();
    try { history.replaceState(null, '', '#' + r.id); } catch (e) { /* not everywhere on file: */ }
  };
  const selectGroup = (k, from) => {
    const list = members(k);
    if (from) origin = from;
    current = null;
    highlight(list);
    title.textContent = one('title', k).textContent;
    const ul = make('ul');
    for (const r of list) {
      const li = make('li'), b = make('button', name(r));
      b.type = 'button';
      b.addEventListener('click', () => select(r));
      li.append(b, make('span', ' ' + one('.r > td', r).textContent, 'dim'));
      ul.append(li);
    }
    body.replaceChildren(ul);
    for (const b of all('#panel .step')) b.hidden = true;
    show();
  };
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    document.body.classList.remove('open');
    highlight([]);
    current = null;
    if (origin && origin.isConnected && !origin.hidden) origin.focus({ preventScroll: true });
    origin = null;
  };
  const step = d => {
    const live = visible(), at = live.indexOf(current);
    if (at >= 0) select(live[at + d]);
  };
  const activate = k => k.dataset.g !== undefined ? selectGroup(k, k) : select(byId.get('m' + k.dataset.n), k);

  document.addEventListener('click', e => {
    const k = e.target.closest('.pk');
    if (k) { e.preventDefault(); activate(k); return; }
    const a = e.target.closest('a[href^="#m"]');
    if (a && byId.has(a.hash.slice(1))) { e.preventDefault(); select(byId.get(a.hash.slice(1)), a); return; }
    const r = e.target.closest('table.inc tbody');
    if (r && !e.target.closest('a,button,summary,details') && String(getSelection()) === '') select(r, r);
  });
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === 'Escape') { close(); return; }
    const t = e.target;
    const arrow = /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(e.key);
    if (panel.contains(t)) {
      if (e.key === 'ArrowLeft' || e.key === 'ArrowRight') { e.preventDefault(); step(e.key === 'ArrowRight' ? 1 : -1); }
      return;
    }
    const k = t.closest('.pk'), r = t.closest('tbody');
    if (k) {
      if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); activate(k); }
      if (arrow) {
        e.preventDefault();
        const items = pictures.find(p => p.includes(k)), to = next(items, k, e.key);
        if (to) rove(items, to, true);
      }
    } else if (r && t === r) {
      if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); select(r, r); }
      if (arrow && !/Left|Right/.test(e.key)) {
        e.preventDefault();
        const to = next(all('tbody', table), r, e.key);
        if (to) rove(rows, to, true);
      }
    }
  });
  one('#panel .close').addEventListener('click', close);
  for (const b of all('#panel .step')) b.addEventListener('click', () => step(Number(b.dataset.d)));

  // Filtering.
  const text = new Map(), status = one('#status');
  const filter = () => {
    const words = one('input[type=search]', form).value.toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = new Set(all('input[data-v]', form).filter(c => c.checked).map(c => c.dataset.v));
    for (const r of rows) {
      if (words.length && !text.has(r)) text.set(r, r.textContent.toLowerCase());
      r.hidden = !kinds.has(r.dataset.v) || words.some(w => !text.get(r).includes(w));
    }
    for (const k of marks) k.classList.toggle('off', members(k).every(r => !r || r.hidden));
    const n = visible().length;
    status.textContent = n === rows.length ? n + ' shown' : n + ' of ' + rows.length + ' shown';
    if (!rows.some(r => r.tabIndex === 0 && !r.hidden)) rove(rows, visible()[0]);
    for (const p of pictures) if (!p.some(i => i.tabIndex === 0 && !i.classList.contains('off'))) rove(p, p.find(i => !i.classList.contains('off')));
  };
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', e => e.preventDefault());

  // Sorting.
  const heads = all('thead th', table);
  const value = (r, i) => {
    if (i === 0) return Number(r.dataset.v);
    if (i === 2) return r.dataset.t === undefined ? Infinity : Number(r.dataset.t);
    return one('.r', r).children[i].textContent;
  };
  heads.forEach((h, i) => {
    const b = make('button', h.textContent);
    b.type = 'button';
    h.replaceChildren(b);
    b.addEventListener('click', () => {
      const down = h.getAttribute('aria-sort') === 'ascending';
      for (const o of heads) o.removeAttribute('aria-sort');
      h.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const order = rows.map(r => [value(r, i), r]);
      order.sort((x, y) => (typeof x[0] === 'number' ? (x[0] > y[0]) - (x[0] < y[0]) : x[0].localeCompare(y[0])) * (down ? -1 : 1));
      rows.splice(0, rows.length, ...order.map(o => o[1]));
      table.append(...rows);
    });
  });

  // Printing.
  let opened = [];
  addEventListener('beforeprint', () => {
    document.body.classList.toggle('brief', !one('#whole').checked);
    opened = all('details:not([open])');
    for (const d of opened) d.open = true;
  });
  addEventListener('afterprint', () => { for (const d of opened) d.open = false; opened = []; });

  const follow = () => { const r = byId.get(location.hash.slice(1)); if (r && r !== current) select(r, r); };
  addEventListener('hashchange', follow);
  follow();
})();
