/** The parts of Block Kit that the Slack adapter sends. */
export interface SlackText {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}

export interface SlackOption {
  readonly text: SlackText;
  readonly value: string;
}

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
}

export type RichElement =
  | { readonly type: 'text'; readonly text: string; readonly style?: Style }
  | { readonly type: 'link'; readonly url: string; readonly text?: string; readonly style?: Style }
  | { readonly type: 'date'; readonly timestamp: number; readonly format: string; readonly fallback?: string }
  | { readonly type: 'channel'; readonly channel_id: string };

export interface RichSection {
  readonly type: 'rich_text_section' | 'rich_text_preformatted' | 'rich_text_quote';
  readonly elements: readonly RichElement[];
}

export interface RichList {
  readonly type: 'rich_text_list';
  readonly style: 'bullet' | 'ordered';
  readonly indent?: number;
  readonly offset?: number;
  readonly elements: readonly RichSection[];
}

export interface SlackButton {
  readonly type: 'button';
  readonly text: SlackText;
  readonly value?: string;
  readonly url?: string;
  readonly accessibility_label?: string;
}

export interface SlackSelect {
  readonly type: 'static_select';
  readonly placeholder?: SlackText;
  readonly options: readonly SlackOption[];
}

export type SlackBlock =
  | { readonly type: 'rich_text'; readonly elements: readonly (RichSection | RichList)[] }
  | { readonly type: 'section'; readonly text: SlackText }
  | { readonly type: 'context'; readonly elements: readonly SlackText[] }
  | { readonly type: 'divider' }
  | { readonly type: 'actions'; readonly elements: readonly (SlackButton | SlackSelect)[] };

export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

export interface DiscordButton {
  readonly type: 2;
  readonly style: number;
  readonly label: string;
  readonly url?: string;
  readonly custom_id?: string;
}

export interface DiscordSelect {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
}

export interface DiscordMessage {
  readonly content: string;
  readonly embeds: readonly { readonly description: string; readonly color: number }[];
  readonly components: readonly { readonly components: readonly (DiscordButton | DiscordSelect)[] }[];
}
