import type { webApi } from '@slack/bolt';
import type { Card, Form } from '../../src/card/card.ts';
import type { Epoch } from '../../src/ids.ts';
import { within } from '../shared/within.ts';
import type { Api } from './api.ts';
import type { Draw } from './draw.ts';
import { channelOf } from './ids.ts';
import type { Route, Trigger } from './inbound.ts';
import { writeMetadata } from './metadata.ts';
import type { Way } from './ways.ts';

/** Slack stacks at most three windows. */
const deepest = 3;

/** The ways to show a card or a form in a window. A route without a trigger can only change the one there is. */
export interface Windows {
  readonly open: Way;
  readonly push: Way;
  readonly update: Way;
  readonly publish: Way;
  form(form: Form, route: Route): Promise<boolean>;
}

interface Dependencies {
  readonly api: Api;
  readonly draw: Draw;
  readonly clock: () => Epoch;
}

type Views = webApi.WebClient['views'];

export function createWindows({ api, draw, clock }: Dependencies): Windows {
  /** Drawn and asked for while the trigger lives: what is late is given up, so that another way can be taken at once. */
  async function inTime(trigger: Trigger, show: (views: Views) => Promise<unknown>): Promise<boolean> {
    const leftMs = trigger.until - clock();
    if (leftMs <= 0) return false;
    const { views } = api.until(AbortSignal.timeout(leftMs));
    const shown = show(views).then(() => true);
    return (await within(leftMs, shown)) ?? false;
  }

  return {
    async open(card, route) {
      const { trigger } = route;
      if (!trigger) return false;
      return inTime(trigger, async (views) => {
        const at = about(card, route);
        const view = await draw.modal(card, at, writeMetadata(at, 1));
        return views.open({ trigger_id: trigger.id, view });
      });
    },
    async push(card, route) {
      const { trigger } = route;
      const depth = (route.view?.depth ?? 1) + 1;
      if (!trigger || depth > deepest) return false;
      return inTime(trigger, async (views) => {
        const at = about(card, route);
        const view = await draw.modal(card, at, writeMetadata(at, depth));
        return views.push({ trigger_id: trigger.id, view });
      });
    },
    async update(card, route) {
      if (!route.view) return false;
      const view = await draw.modal(card, route, writeMetadata(route, route.view.depth));
      await api.client.views.update({ view_id: route.view.id, view });
      return true;
    },
    async publish(card, route) {
      const view = await draw.home(card, route, writeMetadata(route, 0));
      await api.patient.views.publish({ user_id: route.user, view });
      return true;
    },
    async form(form, route) {
      const { trigger, view } = route;
      const rendered = (depth: number) => draw.form(form, writeMetadata(route, depth, form.act));
      if (route.surface !== 'modal' || !view) {
        if (!trigger) return false;
        return inTime(trigger, (views) => views.open({ trigger_id: trigger.id, view: rendered(1) }));
      }
      if (trigger && view.depth < deepest) {
        const pushed = rendered(view.depth + 1);
        if (await inTime(trigger, (views) => views.push({ trigger_id: trigger.id, view: pushed })))
          return true;
      }
      await api.client.views.update({ view_id: view.id, view: rendered(view.depth) });
      return true;
    },
  };
}

/** Presses in the window are about the conversation that the card is about, not the one it was opened from. */
function about({ about: place }: Card, route: Route): Route {
  if (!place) return route;
  const channel = channelOf(place);
  return {
    ...route,
    surface: 'modal',
    channel,
    thread: undefined,
    message: undefined,
    responseUrl: undefined,
  };
}
