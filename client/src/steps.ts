import * as vscode from 'vscode';

/** Where a step stands among those still known of. */
export interface StepPlace {
  title: string;
  step: number;
  totalSteps: number;
}

/** A question of a series: puts it, and remembers the answer itself. Undefined when the user gives up. */
export type Step = (place: StepPlace) => Promise<'next' | 'back' | undefined>;

/**
 * Asks a series of questions, with a way back. `steps` is called before each one, since an answer may change which others follow;
 * false when the user gives up.
 */
export async function ask(title: string, steps: () => Step[] | Promise<Step[]>): Promise<boolean> {
  let at = 0;
  for (;;) {
    const series = await steps();
    const step = series[at];
    if (!step) return true;
    const answer = await step({ title, step: at + 1, totalSteps: series.length });
    if (answer === undefined) return false;
    at = answer === 'back' ? Math.max(0, at - 1) : at + 1;
  }
}

export interface Option<T> extends vscode.QuickPickItem {
  value: T;
}

interface PickQuestion<T> {
  placeholder: string;
  options: Option<T>[];
  /** What is chosen already. */
  chosen: (value: T) => boolean;
}

/** One of several. */
export function pickOne<T>(question: PickQuestion<T>, take: (value: T) => void): Step {
  return (place) =>
    show(pickerOf(question, place), (picker) => {
      const [chosen] = picker.selectedItems;
      if (chosen) take(chosen.value);
      return chosen !== undefined;
    });
}

/** Any number of several, none included. */
export function pickMany<T>(question: PickQuestion<T>, take: (values: T[]) => void): Step {
  return (place) => {
    const picker = pickerOf(question, place);
    picker.canSelectMany = true;
    picker.selectedItems = picker.items.filter(({ value }) => question.chosen(value));
    return show(picker, ({ selectedItems }) => {
      take(selectedItems.map(({ value }) => value));
      return true;
    });
  };
}

interface TextQuestion {
  prompt: string;
  placeholder: string;
  value: string;
  /** What is wrong with a text, in words. */
  check?: (text: string) => string | undefined;
}

/** A line of text, which may stay empty. */
export function enterText({ prompt, placeholder, value, check }: TextQuestion, take: (text: string) => void): Step {
  return (place) => {
    const box = vscode.window.createInputBox();
    Object.assign(box, { ...place, prompt, placeholder, value });
    const problem = () => check?.(box.value.trim());
    box.onDidChangeValue(() => {
      box.validationMessage = problem();
    });
    return show(box, () => {
      box.validationMessage = problem();
      if (box.validationMessage) return false;
      take(box.value.trim());
      return true;
    });
  };
}

function pickerOf<T>({ placeholder, options, chosen }: PickQuestion<T>, place: StepPlace): vscode.QuickPick<Option<T>> {
  const picker = vscode.window.createQuickPick<Option<T>>();
  Object.assign(picker, { ...place, placeholder, matchOnDescription: true, matchOnDetail: true });
  picker.items = options;
  picker.activeItems = options.filter(({ value }) => chosen(value)).slice(0, 1);
  return picker;
}

type Input = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** Shows a question until it is answered, left by the way back, or given up. */
function show<T extends Input>(input: T, accept: (input: T) => boolean): ReturnType<Step> {
  // A look into another window is no answer.
  input.ignoreFocusOut = true;
  if (input.step && input.step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const finish = (answer: 'next' | 'back') => {
      resolve(answer);
      input.hide();
    };
    input.onDidAccept(() => {
      if (accept(input)) finish('next');
    });
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) finish('back');
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
