/** Slack's limits that a card or a form can meet (docs.slack.dev, Block Kit reference), in characters or items. */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  elementsInActions: 25,
  plainText: 3000,
  contextText: 3000,
  buttonText: 75,
  spoken: 75,
  actValue: 2000,
  actionId: 255,
  blockId: 255,
  link: 3000,
  options: 100,
  radios: 10,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  inputLabel: 2000,
  inputHint: 2000,
  inputValue: 3000,
  title: 24,
  metadata: 3000,
  listIndent: 8,
  tableRows: 100,
  tableColumns: 20,
  /** chat.update takes 4,000; chat.postMessage takes ten times that. */
  text: 4000,
} as const;

/**
 * Slack states no limit for rich text but refuses long messages (`msg_blocks_too_long`, met at about 13,000).
 * The bot's own budget is a page of 2,800; what is longer still is cut here rather than refused there.
 */
export const budget = { richText: 2900, body: 11_000 } as const;

/** A trigger and an acknowledgement live 3 s; what takes longer is answered separately. */
export const patienceMs = 2500;
