import type { webApi } from '@slack/bolt';
import type { Form } from '../../src/card/card.ts';
import type { Draw } from './draw.ts';
import type { Route } from './inbound.ts';
import { writeMetadata } from './metadata.ts';
import { renderForm } from './render-form.ts';
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

export function createWindows({ client, draw }: { client: webApi.WebClient; draw: Draw }): Windows {
  const { views } = client;
  return {
    async open(card, route) {
      if (!route.trigger) return false;
      const view = await draw.modal(card, writeMetadata(route, 1));
      await views.open({ trigger_id: route.trigger, view });
      return true;
    },
    async push(card, route) {
      const depth = (route.view?.depth ?? 1) + 1;
      if (!route.trigger || depth > deepest) return false;
      const view = await draw.modal(card, writeMetadata(route, depth));
      await views.push({ trigger_id: route.trigger, view });
      return true;
    },
    async update(card, route) {
      if (!route.view) return false;
      const view = await draw.modal(card, writeMetadata(route, route.view.depth));
      await views.update({ view_id: route.view.id, view });
      return true;
    },
    async publish(card, route) {
      const view = await draw.home(card, writeMetadata(route, 0));
      await views.publish({ user_id: route.user, view });
      return true;
    },
    async form(form, route) {
      const { trigger, view } = route;
      if (route.surface !== 'modal' || !view) {
        if (!trigger) return false;
        await views.open({ trigger_id: trigger, view: renderForm(form, writeMetadata(route, 1, form.act)) });
        return true;
      }
      if (trigger && view.depth < deepest) {
        const pushed = renderForm(form, writeMetadata(route, view.depth + 1, form.act));
        await views.push({ trigger_id: trigger, view: pushed });
        return true;
      }
      await views.update({
        view_id: view.id,
        view: renderForm(form, writeMetadata(route, view.depth, form.act)),
      });
      return true;
    },
  };
}
