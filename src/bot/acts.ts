import type { Act, ActOf, Values } from '../card/act.ts';
import type { Reply } from '../card/card.ts';
import type { Acknowledgement } from '../platform.ts';
import type { Of, World } from './world.ts';

/** `page`: replaces the pressed card where only its presser sees it, else answers in private. */
type PressAcknowledgement = Acknowledgement | 'page';

type Run<A, K extends 'choice' | 'form'> =
  A extends ActOf<infer P> ? (world: World, incoming: Of<K>, values: Values<P>) => Promise<Reply> : never;

/** What handles each act of a feature: the compiler names the one that is missing. */
export type PressTable<A> = {
  readonly [V in keyof A]: readonly [PressAcknowledgement, Run<A[V], 'choice'>];
};
/** Those of them that come back as a filled-in form too. */
export type FormTable<A> = { readonly [V in keyof A]?: Run<A[V], 'form'> };

export interface Handlers {
  readonly presses: ReadonlyMap<string, Handled<'choice'>>;
  readonly forms: ReadonlyMap<string, Handled<'form'>>;
}

interface Handled<K extends 'choice' | 'form'> {
  readonly acknowledgement: PressAcknowledgement;
  /** undefined: forged, or of a version that had other buttons. */
  answer(act: Act, world: World, incoming: Of<K>): Promise<Reply> | undefined;
}

type Definition = { readonly verb: string; read(act: Act): readonly unknown[] | undefined };
type Acts = Readonly<Record<string, Definition>>;
type AnyRun<K extends 'choice' | 'form'> = (world: World, incoming: Of<K>, values: never) => Promise<Reply>;

export function handle<A extends Acts>(acts: A, presses: PressTable<A>, forms: FormTable<A> = {}): Handlers {
  const pressed = Object.entries(
    presses as Readonly<Record<string, readonly [PressAcknowledgement, AnyRun<'choice'>]>>,
  );
  const filled = Object.entries(forms as Readonly<Record<string, AnyRun<'form'>>>);
  return {
    presses: new Map(pressed.map(([verb, [how, run]]) => [verb, handled(acts[verb], how, run)])),
    forms: new Map(filled.map(([verb, run]) => [verb, handled(acts[verb], 'in the acknowledgement', run)])),
  };
}

function handled<K extends 'choice' | 'form'>(
  definition: Definition | undefined,
  acknowledgement: PressAcknowledgement,
  run: AnyRun<K>,
): Handled<K> {
  return {
    acknowledgement,
    answer(act, world, incoming) {
      const values = definition?.read(act);
      return values && run(world, incoming, values as never); // read by the definition that types `run`
    },
  };
}
