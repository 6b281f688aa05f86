(() => {
  'use strict';

  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const english = () => root.lang === 'en';
  const onLanguage = [];  // called after every change of language

  // Language

  const setLanguage = (lang) => {
    root.lang = lang;
    const key = english() ? 'en' : 'zh';
    document.title = document.querySelector('title').dataset[key];
    for (const input of all('input[data-zh]')) input.placeholder = input.dataset[key];
    for (const call of onLanguage) call();
  };
  const button = document.querySelector('.language');
  button.hidden = false;
  button.addEventListener('click', () => setLanguage(english() ? 'zh-CN' : 'en'));

  // Tables: a header button sorts by data-v; numbers from the largest, names in their own order.

  const sortTable = (table, column) => {
    const header = table.tHead.rows[0].cells[column];
    const now = header.getAttribute('aria-sort');
    const next = now === 'descending' ? 'ascending'
      : now === 'ascending' ? 'descending'
        : column === 0 ? 'ascending' : 'descending';
    for (const cell of table.tHead.rows[0].cells) cell.setAttribute('aria-sort', cell === header ? next : 'none');
    const value = (row) => Number(row.cells[column].dataset.v);
    const sign = next === 'ascending' ? 1 : -1;
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort((a, b) => sign * (value(a) - value(b))));
  };
  for (const table of all('table.sortable')) {
    all('thead button', table).forEach((head, column) => head.addEventListener('click', () => sortTable(table, column)));
  }

  // The tile in the next line of its column that lies most nearly below or above.
  const nearestTile = (tiles, from, direction) => {
    const here = from.getBoundingClientRect();
    const middle = (rect) => rect.left + rect.width / 2;
    let best = null;
    let least = Infinity;
    for (const tile of tiles) {
      const rect = tile.getBoundingClientRect();
      const down = (rect.top - here.top) * direction;
      if (down < 4) continue;
      const away = down + 3 * Math.abs(middle(rect) - middle(here));
      if (away < least) {
        least = away;
        best = tile;
      }
    }
    return best;
  };

  // Friend circle: choosing shows what is tied to what is chosen.

  // The ties of a circle as its page block states them, by class of the picture.
  const readTies = (block) => {
    const data = JSON.parse(block.querySelector('script.ties').textContent);
    const things = new Map();  // class → {kind, label, ties: [[partner, village]], villages}
    const rows = data.rows.map(([key, label]) => ({ kind: 'row', key, label, ties: [], villages: [] }));
    const villages = data.villages.map(([key, label, row]) => {
      const village = { kind: 'vil', key, label, row: rows[row], ties: [], villages: [] };
      village.villages.push(village);
      village.row.villages.push(village);
      return village;
    });
    // Groups that do not cover have links as partners have, but are counted apart.
    const friends = (list, apart) => list.map(([key, label, numbers, members, all]) => {
      const partner = { kind: 'par', key, label, apart, members, all, ties: [], villages: numbers.map((v) => villages[v]) };
      for (const village of partner.villages) {
        const tie = { partner, village };
        partner.ties.push(tie);
        village.ties.push(tie);
        village.row.ties.push(tie);
      }
      return partner;
    });
    const partners = [...friends(data.partners, false), ...friends(data.groups || [], true)];
    for (const thing of [...partners, ...rows, ...villages]) things.set(thing.key, thing);
    return { things, inOrder: [...partners, ...rows, ...villages] };
  };

  const sentence = (chosen, links) => {
    const en = english();
    const apart = chosen[0].kind === 'par' && chosen.every((thing) => thing.apart);
    const ties = apart ? links : links.filter((tie) => !tie.partner.apart);
    const holding = [...new Set(links.map((tie) => tie.partner))].filter((partner) => partner.apart);
    const partners = new Set(ties.map((tie) => tie.partner));
    const reached = new Set(ties.map((tie) => tie.village));
    const count = (n, zh, one, many) => en ? `${n} ${n === 1 ? one : many}` : `${n} ${zh}`;
    const several = apart ? ['个组织', 'group', 'groups'] : ['家单位', 'partner', 'partners'];
    const label = chosen.length > 1 ? count(chosen.length, ...several) : chosen[0].label;
    const join = (parts) => parts.join(en ? ', ' : '，');
    const after = (text) => label + (en ? ': ' : '：') + text;
    const tied = [
      count(partners.size, '家单位', 'partner', 'partners'),
      count(ties.length, '条关系', 'tie', 'ties'),
    ];
    if (chosen[0].kind === 'row') {
      const whole = chosen[0].villages.length;
      return after(join([en ? `${reached.size} of ${whole} covered` : `已联建 ${reached.size} / ${whole} 个村居`, ...tied]));
    }
    if (chosen[0].kind === 'vil') {
      const place = `${chosen[0].label}${chosen[0].label.includes('（') ? '' : `（${chosen[0].row.label}）`}`;
      const list = (friends) => [...friends].map((partner) => partner.label).join(en ? ', ' : '、');
      const groups = !holding.length ? '' : en ? `; in the group ${list(holding)}` : `；在联建组织 ${list(holding)} 中`;
      if (!partners.size) return place + (en ? ': no partner yet' : '：尚无联建单位') + groups;
      return place + (en ? ': ' : '：') + tied[0] + (en ? ': ' : '：') + list(partners) + groups;
    }
    const units = count(reached.size, '个村居', 'unit', 'units');
    const { members, all } = chosen[0];
    let who = '';
    if (chosen.length === 1 && members) {
      who = (en ? '; members: ' : '；成员：') + members.join(en ? ', ' : '、');
      if (all > members.length) who += en ? ` and ${all - members.length} more` : `等 ${all} 个`;
    }
    if (apart) return after(units + (en ? ' (not counted)' : '（不计入联建）')) + who;
    return after(join([units, ...tied])) + who;
  };

  const startCircle = (block) => {
    const { things, inOrder } = readTies(block);
    const stage = block.querySelector('.stage');
    const output = block.querySelector('output');
    const input = block.querySelector('input');
    const marks = all('.par, .row, .vil, .tie', stage).map((element) => {
      const classes = [...element.classList];
      const kind = ['tie', 'par', 'row', 'vil'].find((name) => classes.includes(name));
      const under = (prefix) => classes.filter((name) => name.startsWith(prefix));
      const keys = under({ tie: 'p-', par: 'p-', row: 't-', vil: 'v-' }[kind]);
      return { element, kind, keys, place: under('t-')[0] };
    });
    const markOf = new Map(marks.map((mark) => [mark.element, mark]));
    let pinned = null;
    let shown = null;

    const show = (chosen) => {
      shown = chosen;
      stage.classList.toggle('chosen', !!chosen);
      output.textContent = '';
      if (!chosen) return;
      const ties = [...new Set(chosen.flatMap((thing) => thing.ties))];
      const on = new Set(chosen.map((thing) => thing.key));
      const links = new Set();
      for (const thing of chosen) for (const village of thing.villages) on.add(village.key).add(village.row.key);
      for (const { partner, village } of ties) {
        on.add(partner.key);
        links.add(partner.key + ' ' + village.row.key);
      }
      for (const { element, kind, keys, place } of marks) {
        element.classList.toggle('on', keys.some((key) => kind === 'tie' ? links.has(key + ' ' + place) : on.has(key)));
      }
      output.textContent = sentence(chosen, ties);
    };
    const pin = (chosen) => {
      pinned = chosen;
      show(chosen);
    };
    const under = (target) => {
      const element = target.closest && target.closest('.par, .row, .vil');
      const mark = element && markOf.get(element);
      const chosen = mark ? mark.keys.map((key) => things.get(key)).filter(Boolean) : [];
      return chosen.length ? chosen : null;
    };
    onLanguage.push(() => show(shown));

    stage.addEventListener('pointerover', (event) => {
      if (!pinned && event.pointerType !== 'touch') show(under(event.target));
    });
    stage.addEventListener('pointerleave', () => { if (!pinned) show(null); });

    // A <title> of the whole picture would pop up wherever nothing lies below the pointer.
    for (const title of all('svg > title', stage)) {
      const svg = title.parentNode;
      svg.setAttribute('aria-label', title.textContent);
      svg.removeAttribute('aria-labelledby');
      title.remove();
    }

    // Search by label

    const byLabel = new Map(inOrder.map((thing) => [thing.label, thing]));
    block.querySelector('datalist').append(...inOrder.map((thing) => new Option('', thing.label)));
    input.addEventListener('input', () => {
      const found = byLabel.get(input.value.trim());
      pin(found ? [found] : null);
    });

    // Zoom and move: the viewBox is the window.

    const pictures = all('svg', stage).map((svg) => {
      const box = svg.viewBox.baseVal;
      return { svg, x: box.x, y: box.y, width: box.width, height: box.height };
    });
    let zoom = 1;
    let left = 0;  // of the window, in shares of the whole picture
    let top = 0;
    const place = () => {
      left = Math.min(Math.max(left, 0), 1 - 1 / zoom);
      top = Math.min(Math.max(top, 0), 1 - 1 / zoom);
      stage.classList.toggle('near', zoom > 1);
      for (const { svg, x, y, width, height } of pictures) {
        svg.setAttribute('viewBox', [x + left * width, y + top * height, width / zoom, height / zoom].join(' '));
      }
    };
    // The point (atX, atY) of the stage, in shares, keeps its place.
    const zoomBy = (factor, atX = 0.5, atY = 0.5) => {
      const next = Math.min(8, Math.max(1, zoom * factor));
      left += atX / zoom - atX / next;
      top += atY / zoom - atY / next;
      zoom = next;
      place();
    };
    const moveBy = (dx, dy) => {
      left += dx / zoom;
      top += dy / zoom;
      place();
    };
    const reset = () => {
      zoom = 1;
      input.value = '';
      pin(null);
      place();
    };
    const share = (event) => {
      const area = pictures.map(({ svg }) => svg.getBoundingClientRect()).find((rect) => rect.width > 0);
      return [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
    };

    const actions = { in: () => zoomBy(1.5), out: () => zoomBy(1 / 1.5), reset };
    for (const each of all('[data-zoom]', block)) each.addEventListener('click', () => actions[each.dataset.zoom]());
    stage.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15, ...share(event));
    }, { passive: false });

    let from = null;
    let travelled = 0;
    stage.addEventListener('pointerdown', (event) => {
      from = share(event);
      travelled = 0;
    });
    stage.addEventListener('pointermove', (event) => {
      if (!from || !event.buttons) return;
      const at = share(event);
      travelled += Math.hypot(at[0] - from[0], at[1] - from[1]);
      if (zoom > 1 && travelled > 0.005) {
        if (!stage.classList.contains('moving')) stage.setPointerCapture(event.pointerId);
        stage.classList.add('moving');
        moveBy(from[0] - at[0], from[1] - at[1]);
      }
      from = at;
    });
    const letGo = () => {
      from = null;
      stage.classList.remove('moving');
    };
    stage.addEventListener('pointerup', letGo);
    stage.addEventListener('pointercancel', letGo);
    stage.addEventListener('click', (event) => {
      if (travelled <= 0.005) pin(under(event.target));
    });
    stage.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (step && zoom > 1) moveBy(...step);
      else if (event.key === '+' || event.key === '=') zoomBy(1.3);
      else if (event.key === '-') zoomBy(1 / 1.3);
      else if (event.key === 'Escape') reset();
      else return;
      event.preventDefault();
    });

    // Links elsewhere in the district that choose here, and the tiles of the wall

    const district = block.closest('.district');
    const pick = (key) => {
      const thing = things.get(key);
      if (!thing) return false;
      input.value = thing.label;
      pin([thing]);
      return true;
    };
    for (const link of all('a[data-pick]', district)) link.addEventListener('click', () => pick(link.dataset.pick));
    for (const wall of all('.wall', district)) {
      wall.addEventListener('click', (event) => {
        const tile = event.target.closest('button[data-pick]');
        if (!tile || !pick(tile.dataset.pick)) return;
        block.scrollIntoView();
        stage.focus({ preventScroll: true });
      });
    }

    // Print shows the whole picture, nothing faded.

    let before = null;
    window.addEventListener('beforeprint', () => {
      before = { zoom, left, top, shown };
      zoom = 1;
      place();
      show(null);
    });
    window.addEventListener('afterprint', () => {
      if (!before) return;
      ({ zoom, left, top } = before);
      place();
      show(before.shown);
      before = null;
    });
    block.querySelector('.tools').hidden = false;
  };
  for (const block of all('.circle')) if (block.querySelector('script.ties')) startCircle(block);

  // Coverage wall: only those without, and one stop for the keyboard that arrow keys move.

  for (const section of all('.wall-section')) {
    const wall = section.querySelector('.wall');
    const only = section.querySelector('.only');
    only.hidden = false;
    const box = only.querySelector('input');
    const apply = () => wall.classList.toggle('missing-only', box.checked);
    box.addEventListener('change', apply);
    apply();  // a browser may restore a checked box
    const tiles = all('button[data-pick]', wall);
    wall.addEventListener('keydown', (event) => {
      const at = tiles.indexOf(document.activeElement);
      const step = { ArrowLeft: -1, ArrowRight: 1, Home: -tiles.length, End: tiles.length }[event.key];
      let next = null;
      if (at < 0) return;
      if (step) {
        next = tiles[Math.min(Math.max(at + step, 0), tiles.length - 1)];
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        next = nearestTile(tiles, tiles[at], event.key === 'ArrowDown' ? 1 : -1);
      }
      if (!next) return;
      event.preventDefault();
      tiles[at].tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }

  // Index of a folder: the areas whose name, code or place holds what is typed

  for (const input of all('input.filter')) {
    const index = input.closest('.index');
    const rows = all('tbody tr', index);
    const texts = rows.map((row) => row.cells[0].textContent.toLowerCase());
    const output = index.querySelector('output');
    const apply = () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !texts[i].includes(wanted);
        if (!row.hidden) shown += 1;
      });
      output.textContent = !wanted ? '' : english() ? `${shown} of ${rows.length}` : `${shown} / ${rows.length} 个地区`;
    };
    input.addEventListener('input', apply);
    onLanguage.push(apply);
    index.querySelector('.tools').hidden = false;
  }

  // Contents: the section being read

  const links = new Map(all('.links a[href^="#"]').map((link) => [link.hash.slice(1), link]));
  const visible = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) visible[isIntersecting ? 'add' : 'delete'](target.id);
    let current = true;  // only the first one in view
    for (const [id, link] of links) {
      const here = current && visible.has(id);
      if (here) current = false;
      if (here) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }, { rootMargin: '-25% 0px -60% 0px' });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) watch.observe(section);
  }
})();
