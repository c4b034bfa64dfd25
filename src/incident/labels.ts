/** Fields of a template that place an alert or grade it, and never tell what is wrong. */
const field =
  /\b(?:severity|priority|urgency|env|environment|region|zone|team|owner|host|hostname|instance|namespace|cluster|project|account|assigned to|routed teams|entity|source|tags|monitor tags|labels|runbook|dashboard|stage|length|events|first seen|policy|value|metric value|condition)(?:=|: ?)"?[\w./:@,-]*"?/gi;
/** `us-east-1`, `eu-central-1a`, `europe-west4`. */
export const region =
  /\b(?:us|eu|ap|sa|ca|me|af|il|asia|europe|australia|northamerica|southamerica)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)\w*(?:-?\d[a-z]?)?\b/gi;
/** Who sends alerts signs them, and every template has its words: neither tells what is wrong. */
const template =
  /\b(?:prometheus|alertmanager|grafana|datadog|cloudwatch|zabbix|nagios|icinga\d?|checkmk|prtg|pingdom|uptime ?(?:robot|kuma)|status ?cake|sentry|new relic|dynatrace|solarwinds|opsgenie|pagerduty|better stack|service alert|threshold crossed|notification (?:number|type)|(?:service|state|status|info|additional info|reason|monitor|message|description|summary|subject|when)(?=:))\b/gi;
const grade = /\b(?:p[1-5]|sev(?:erity)?[ -]?[0-5])\b/gi;

/** What a text says of the trouble: where it is and how grave it is called say nothing of its cause. */
export function withoutLabels({ text, from }: { readonly text: string; readonly from?: string }): string {
  const named = from === 'bot' ? text.replace(field, ' ').replace(template, ' ') : text;
  return named.replace(region, ' ').replace(grade, ' ');
}
