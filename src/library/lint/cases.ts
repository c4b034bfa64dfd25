import { type Draft, lineOfSection, type Rule } from './draft.ts';

const fewest = 2;
const dated = /\b(?:19[89]\d|20[0-4]\d)\b/;
const link = /\]\(https:\/\/[^)\]\s]+\)/;

/** Beside the composite incidents stand real ones: public, dated, and linked. And what to read next can be pressed. */
export const cases: Rule = (draft) => {
  const section = draft.guide.sections.find(({ title }) => title === 'Go deeper');
  if (!section) return [];
  const line = lineOfSection(draft, section.id);
  const items = itemsAfter(draft, line);
  const linked = items.filter((item) => link.test(item));
  const bare = items.filter((item) => !link.test(item));
  const incidents = draft.file.text
    .split('\n')
    .filter(
      (one) =>
        link.test(one) &&
        dated.test(one) &&
        /\b(?:incident|outage|postmortem|post-mortem|breach|failure|disruption|report)s?\b/i.test(one),
    );
  return [
    ...(incidents.length < fewest
      ? [
          draft.at(
            line,
            `${incidents.length} public incidents have a year and a link`,
            `tell ${fewest}: a line with "incident" or "outage", its year, and a link to the report`,
          ),
        ]
      : []),
    ...(linked.length < items.length
      ? [
          draft.at(
            line,
            `${bare.length} of ${items.length} sources have no link, such as "${bare[0]?.slice(0, 50)}"`,
            'link each to its page: it is read on a phone',
          ),
        ]
      : []),
  ];
};

function itemsAfter(draft: Draft, line: number): readonly string[] {
  return draft.file.text
    .split('\n')
    .slice(line)
    .filter((one) => /^- /.test(one))
    .map((one) => one.slice(2));
}
