/** Discord's limits that a card or a form can meet (discord.com/developers/docs: messages, components), in characters or items. */
export const limits = {
  content: 2000,
  description: 4096,
  buttons: 5,
  buttonLabel: 80,
  customId: 100,
  url: 512,
  options: 25,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  modalTitle: 45,
  modalComponents: 5,
  /** Our own; Discord takes 25. */
  pickedChannels: 10,
  fieldLabel: 45,
  fieldHint: 100,
  textDisplay: 4000,
  textValue: 4000,
  textPlaceholder: 100,
  choices: 25,
  choiceName: 100,
  threadName: 100,
  nonce: 25,
} as const;

/** Own budgets inside a description, so that the first and the last lines always stand. */
export const budget = { title: 500, smallLine: 600, small: 1400, preview: 150 } as const;

/** An acknowledgement is due in 3 s; an answer that takes longer than this is acknowledged before it. */
export const patienceMs = 1500;

/** One quiet colour for every card: nothing is told by it. */
export const color = 0x5c6773;
