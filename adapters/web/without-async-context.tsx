/**
 * hono's JSX carries what a page provides across an `await` by AsyncLocalStorage, and before version 24 Node then follows
 * every promise of the process from the first page on: a sixth of the processor for a command. No page of ours awaits
 * while it is drawn. hono looks for it once, with the first thing that it draws, and does without where there is none.
 */
export function drawWithoutAsyncContext(): void {
  const { getBuiltinModule } = process;
  Reflect.deleteProperty(process, 'getBuiltinModule');
  try {
    String(<br />);
  } finally {
    if (getBuiltinModule) process.getBuiltinModule = getBuiltinModule;
  }
}
