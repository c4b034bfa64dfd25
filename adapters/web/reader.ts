import type { Card } from '../../src/card/card.ts';
import type { Guide, Library, Section } from '../../src/library/model.ts';
import { renderCard } from './card.ts';
import { escapeHtml, type Pen, renderRich } from './html.ts';
import { renderReaderPage } from './page.ts';

const packNames: Readonly<Record<string, string>> = {
  incidents: 'Incidents',
  running: 'Running systems',
  building: 'Building',
  own: 'Your runbooks',
};

/** All guides, by pack. */
export function renderShelf(library: Library): string {
  const packs = Object.keys(packNames).filter((pack) => library.guides.some((guide) => guide.pack === pack));
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
      return `<li><a href="/guides/${escapeHtml(guide.slug)}">${escapeHtml(guide.title)}</a><span class="small">${escapeHtml(facts)}</span><p>${escapeHtml(guide.summary)}</p></li>`;
    })
    .join('');
  return `<section><h2>${escapeHtml(packNames[pack] ?? pack)}</h2><ul class="shelf">${items}</ul></section>`;
}

/** A whole guide on one page, its contents below the title. */
export function renderGuide(guide: Guide, library: Library, penOf: (section: Section) => Pen): string {
  const contents = [...guide.sections, ...guide.templates]
    .map(
      (section) =>
        `<li><a href="#${escapeHtml(section.anchor)}">${escapeHtml(section.title || guide.title)}</a></li>`,
    )
    .join('');
  const sections = [...guide.sections, ...guide.templates]
    .map(
      (section) =>
        `<section id="${escapeHtml(section.anchor)}"><h2><a href="#${escapeHtml(section.anchor)}">${escapeHtml(section.title || guide.title)}</a></h2>${renderRich(section.body, penOf(section))}</section>`,
    )
    .join('\n');
  const related = guide.related.flatMap((slug) => library.guide(slug) ?? []);
  const links = related
    .map((other) => `<li><a href="/guides/${escapeHtml(other.slug)}">${escapeHtml(other.title)}</a></li>`)
    .join('');
  const more = links ? `<section><h2>Related</h2><ul>${links}</ul></section>` : '';
  const facts = [guide.level, `${guide.minutes} minutes`, guide.age && `${guide.age.means} ${guide.age.on}`]
    .filter(Boolean)
    .join(' · ');
  const summary = guide.summary ? `<p class="summary">${escapeHtml(guide.summary)}</p>` : '';
  const body = `<article><h1>${escapeHtml(guide.title)}</h1><p class="small">${escapeHtml(facts)}</p>${summary}<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary><ol>${contents}</ol></details></nav>${sections}${more}</article>`;
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
          `<li><a href="/guides/${escapeHtml(section.guide)}#${escapeHtml(section.anchor)}">${escapeHtml(choice.label)}</a></li>`,
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
