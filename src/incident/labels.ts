/** Fields of a template that place an alert or grade it, and never tell what is wrong. */
const field =
  /\b(?:severity|priority|urgency|env|environment|region|zone|team|owner|host|hostname|instance|namespace|cluster|project|account|assigned to|routed teams|entity|source|tags|monitor tags|labels|runbook|dashboard|stage|length|events|first seen|policy|value|metric value|condition)(?:=|: ?)"?[\w./:@,-]*"?/gi;
/** `us-east-1`, `eu-central-1a`, `europe-west4`. */
export const region =
  /\b(?:us|eu|ap|sa|ca|me|af|il|asia|europe|australia|northamerica|southamerica)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)\w*(?:-?\d[a-z]?)?\b/gi;
const grade = /\b(?:p[1-5]|sev(?:erity)?[ -]?[0-5])\b/gi;

/** What a text says of the trouble: where it is and how grave it is called say nothing of its cause. */
export function withoutLabels({ text, from }: { readonly text: string; readonly from?: string }): string {
  const named = from === 'bot' ? text.replace(field, ' ') : text;
  return named.replace(region, ' ').replace(grade, ' ');
}
