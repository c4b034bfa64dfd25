import type { Guide, Library, Section } from '../../src/library/model.ts';
import type { Card } from '../../src/reply.ts';
import { renderCard } from './card.ts';
import { escape, type Pen, renderRich } from './html.ts';
import { renderReaderPage } from './page.ts';

const packNames: Readonly<Record<string, string>> = {
  incidents: 'Incidents',
  running: 'Running systems',
  building: 'Building',
  own: 'Your runbooks',
};

/** All guides, by pack. */
export function renderShelf(library: Library): string {
  const packs = [...new Set(library.guides.map((guide) => guide.pack))];
  const shelf = packs
    .map((pack) =>
      renderPack(
        pack,
        library.guides.filter((guide) => guide.pack === pack),
      ),
    )
    .join('');
  return renderReaderPage({
    title: 'Oncall Coach: guides for people who run production',
    body: `<h1>Guides for people who run production</h1>${shelf}`,
  });
}

function renderPack(pack: string, guides: readonly Guide[]): string {
  const items = guides
    .map((guide) => {
      const facts = [guide.level, `${guide.minutes} min`, `${guide.sections.length} sections`]
        .filter(Boolean)
        .join(' · ');
      return `<li><a href="/guides/${escape(guide.slug)}">${escape(guide.title)}</a><span class="small">${escape(facts)}</span><p>${escape(guide.summary)}</p></li>`;
    })
    .join('');
  return `<section><h2>${escape(packNames[pack] ?? pack)}</h2><ul class="shelf">${items}</ul></section>`;
}

/** A whole guide on one page, its contents beside it. */
export function renderGuide(guide: Guide, library: Library, penOf: (section: Section) => Pen): string {
  const contents = guide.sections
    .map(
      (section) =>
        `<li><a href="#${escape(section.anchor)}">${escape(section.title || guide.title)}</a></li>`,
    )
    .join('');
  const sections = guide.sections
    .map(
      (section) =>
        `<section id="${escape(section.anchor)}"><h2><a href="#${escape(section.anchor)}">${escape(section.title || guide.title)}</a></h2>${renderRich(section.body, penOf(section))}</section>`,
    )
    .join('\n');
  const related = guide.related.flatMap((slug) => library.guide(slug) ?? []);
  const links = related
    .map((other) => `<li><a href="/guides/${escape(other.slug)}">${escape(other.title)}</a></li>`)
    .join('');
  const more = links ? `<section><h2>Related</h2><ul>${links}</ul></section>` : '';
  const facts = [
    guide.level,
    `${guide.minutes} minutes`,
    guide.own ? `last changed ${guide.reviewed}` : `reviewed ${guide.reviewed}`,
  ]
    .filter(Boolean)
    .join(' · ');
  const summary = guide.summary ? `<p class="summary">${escape(guide.summary)}</p>` : '';
  const body = `<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary><ol>${contents}</ol></details></nav><article><h1>${escape(guide.title)}</h1><p class="small">${escape(facts)}</p>${summary}${sections}${more}</article>`;
  return renderReaderPage({ title: `${guide.title} · Oncall Coach`, body });
}

/** The bot's answer to the words in the search box; its menu and buttons that read become links. */
export function renderFound(words: string, card: Card, library: Library, pen: Pen): string {
  const readable = [...card.buttons, ...(card.menu?.choices ?? [])].filter(
    (choice) => choice.act[0] === 'read',
  );
  const links = readable.flatMap((choice) => {
    const section = library.section(choice.act[1] ?? '');
    return section
      ? [
          `<li><a href="/guides/${escape(section.guide)}#${escape(section.anchor)}">${escape(choice.label)}</a></li>`,
        ]
      : [];
  });
  const plain: Card = { name: card.name, title: card.title, body: card.body, buttons: [], small: [] };
  const body = `<div class="card">${renderCard(plain, pen)}</div><ul>${links.join('')}</ul>`;
  return renderReaderPage({ title: `${words} · Oncall Coach`, words, body });
}

export function renderMissing(): string {
  return renderReaderPage({
    title: 'Not found · Oncall Coach',
    body: '<h1>There is no such page</h1><p>Search above, or <a href="/">browse the guides</a>.</p>',
  });
}
