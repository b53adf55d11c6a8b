/** The actions that the frame has everywhere. Screens add theirs to the same table while they are shown. */

import type { Action } from './model/actionTable.svelte';
import type { App } from './model/app.svelte';
import { STAGES } from './model/route.svelte';
import { words } from './strings';

/** The frame's rows of the table. */
export function frameActions(app: App): Action[] {
  const inReview = () => app.open !== null;
  const everywhere = words.groups.everywhere;
  return [
    {
      id: 'palette',
      label: words.palette.name,
      keys: ['Ctrl+K'],
      group: everywhere,
      keysOnly: true,
      run: () => (app.overlay = 'palette'),
    },
    {
      id: 'undo',
      label: words.undo,
      keys: ['Ctrl+Z'],
      group: everywhere,
      when: () => app.canUndo,
      run: () => app.undo(),
    },
    {
      id: 'redo',
      label: words.redo,
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      group: everywhere,
      when: () => inReview() && app.open?.follows.undo.redo != null,
      run: () => app.redo(),
    },
    {
      id: 'keys',
      label: words.frame.keys,
      keys: ['?'],
      group: everywhere,
      run: () => (app.overlay = 'keys'),
    },
    {
      id: 'lock',
      label: words.protection.lock,
      keys: ['Ctrl+L'],
      group: everywhere,
      when: () => app.protection.state?.protected === true && !app.protection.isLocked,
      run: () => app.lock(),
    },
    {
      id: 'check',
      label: words.checking.action,
      keys: [],
      group: everywhere,
      when: inReview,
      run: () => (app.overlay = 'check'),
    },
    {
      id: 'library',
      label: words.frame.toLibrary,
      keys: ['Ctrl+0'],
      group: everywhere,
      when: inReview,
      run: () => app.closeReview(),
    },
    ...STAGES.map((stage, index) => ({
      id: `stage.${stage}`,
      label: words.stages[stage],
      keys: [`Ctrl+${index + 1}`],
      group: words.groups.stages,
      when: inReview,
      run: () => app.route.toStage(stage),
    })),
    {
      id: 'next',
      label: words.frame.next,
      keys: ['Ctrl+.'],
      group: words.groups.stages,
      when: inReview,
      run: () => app.open && app.route.jump(app.open.follows.stages.next.place),
    },
    ...(['system', 'light', 'dark'] as const).map((theme) => ({
      id: `theme.${theme}`,
      label: `${words.frame.theme}: ${words.frame.themes[theme].toLowerCase()}`,
      keys: [],
      group: everywhere,
      run: () => app.settings.choose({ theme }),
    })),
  ];
}
