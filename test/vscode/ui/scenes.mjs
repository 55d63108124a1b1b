// What the pictures show: one scene a picture, on the example documents.
import { lineOf, slow } from './workbench.mjs';

/** The documents and words of each language. */
const scripts = {
  en: {
    rfp: 'smart-traffic-rfp.md',
    agreement: 'sensor-platform-agreement.md',
    title: 'Request for Proposals',
    access: 'Appropriate safeguards are expected',
    counts: 'Within 30 days of the end',
    hedge: 'will make reasonable efforts to remove',
    contradicted: 'in any country in which the Vendor',
    agreementTitle: 'Connected Sensor Platform Agreement',
  },
  fr: {
    rfp: 'appel-de-propositions-feux-intelligents.md',
    agreement: 'contrat-plateforme-capteurs.yaml',
    title: 'Appel de propositions 2026-118',
    access: 'Les Données de la Ville sont, dans',
    counts: 'remettre à la Ville, sans frais',
    hedge: 'dans la mesure du possible, hébergées',
    contradicted: 'tout pays',
    agreementTitle: 'parties:',
  },
};

/**
 * The scenes, in the order they are played in one workbench: name → steps that end where the picture is taken. A scene gives back the
 * part of the page that is worth showing (a rectangle, in pixels), or nothing for the whole of it.
 */
export function scenesOf(workbench) {
  const { page, locale, open, run } = workbench;
  const words = scripts[locale];
  const widget = page.locator('.quick-input-widget');
  const hover = page.locator('.monaco-hover:visible, .workbench-hover:visible');
  const tree = page.locator('.pane-body .tree-explorer-viewlet-tree-view, .pane-body .customview-tree').first();
  const still = () => page.waitForTimeout(700);
  const closePanel = async () => {
    if (await page.locator('.part.panel').isVisible()) await page.keyboard.press('Control+J');
  };

  return {
    problems: async () => {
      await open(words.rfp, words.title);
      await page
        .locator('.part.statusbar [aria-label*="Errors"], .part.statusbar [aria-label*="Warnings"]')
        .first()
        .waitFor(slow);
      await reveal(words.access);
      await page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning').first().waitFor(slow);
      await page.keyboard.press('Control+Shift+M');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'Civic Clause' }).first().waitFor(slow);
      await still();
    },
    fixes: async () => {
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'Civic Clause' }).first().dblclick();
      const menu = page.locator('.action-widget .monaco-list-row');
      for (let attempt = 0; attempt < 6 && (await menu.count()) < 2; attempt++) {
        await page.keyboard.press('Control+.');
        await menu
          .nth(1)
          .waitFor({ timeout: 4000 })
          .catch(() => page.keyboard.press('Escape'));
      }
      await still();
    },
    lenses: async () => {
      await page.keyboard.press('Escape');
      await closePanel();
      await reveal(words.hedge);
      await page.mouse.move(5, 5);
      await page.locator('.codelens-decoration:visible').first().waitFor(slow);
      await still();
    },
    hover: async () => {
      await pointAtSelection();
      await hover.first().waitFor(slow);
      await still();
    },
    evidence: async () => {
      await page.keyboard.press('Escape');
      await run('toggleEvidence');
      await still();
    },
    'evidence-hover': async () => {
      await reveal(words.counts);
      await pointAtSelection();
      await hover.first().waitFor(slow);
      await still();
    },
    'clause-actions': async () => {
      await page.keyboard.press('Escape');
      // The first click may only close what the pointer had opened.
      const chosen = widget.locator('.monaco-list-row:visible').first();
      for (let attempt = 0; attempt < 5 && !(await chosen.isVisible()); attempt++) {
        await page.mouse.move(5, 5);
        await page.locator('.codelens-decoration a:visible').nth(1).click();
        await chosen.waitFor({ timeout: 5000 }).catch(() => undefined);
      }
      await chosen.waitFor(slow);
      await still();
    },
    checklist: async () => {
      await page.keyboard.press('Escape');
      await run('toggleEvidence');
      await run(locale === 'fr' ? 'Focus on Liste de contrôle View' : 'Focus on Checklist View');
      await tree.waitFor(slow);
      await tree.locator('.monaco-list-row').nth(3).waitFor(slow);
      await widen();
      await still();
    },
    'checklist-evidence': async () => {
      // The clause that is weak, with its elements.
      const clause = tree.locator('.monaco-list-row[aria-level="2"]').first();
      await clause.click();
      await clause.locator('.monaco-tl-twistie').click();
      await tree.locator('.monaco-list-row[aria-level="3"]').first().waitFor(slow);
      await still();
    },
    'checklist-tooltip': async () => {
      await tree.locator('.monaco-list-row[aria-level="2"]').first().hover();
      await hover.first().waitFor(slow);
      await still();
    },
    filter: async () => {
      await page.mouse.move(900, 700);
      await hover
        .first()
        .waitFor({ state: 'hidden', ...slow })
        .catch(() => undefined);
      await run('filterChecklist');
      await widget.locator('.monaco-list-row').first().waitFor(slow);
      await still();
    },
    picker: async () => {
      await page.keyboard.press('Escape');
      await run('insertClause');
      await widget.locator('.monaco-list-row').nth(3).waitFor(slow);
      await still();
    },
    theme: async () => {
      await page.keyboard.press('Escape');
      await run('insertTheme');
      await widget.locator('.monaco-list-row').nth(1).waitFor(slow);
      await still();
    },
    preview: async () => {
      await page.keyboard.press('Enter');
      await page.locator('.refactor-preview, .bulk-edit-panel').first().waitFor(slow);
      await page.locator('.refactor-preview .monaco-list-row, .bulk-edit-panel .monaco-list-row').nth(1).dblclick();
      await still();
      await still();
    },
    decision: async () => {
      await page.locator('.part.panel .monaco-button', { hasText: 'Discard' }).click();
      await closePanel();
      await open(words.rfp, words.title);
      await reveal(words.hedge);
      await run('recordDecision');
      await widget.locator('input').first().waitFor(slow);
      await still();
    },
    'new-document': async () => {
      await page.keyboard.press('Escape');
      await run('newRfp');
      await widget.locator('.monaco-list-row').first().waitFor(slow);
      await page.keyboard.press('Enter');
      await still();
      await page.keyboard.press('Enter');
      await still();
      await still();
    },
    'new-document-law': async () => {
      await page.keyboard.press('Enter');
      await still();
      await page.keyboard.press('Enter');
      await still();
    },
    sample: async () => {
      await page.keyboard.press('Escape');
      await run('openSample');
      await widget.locator('.monaco-list-row').first().waitFor(slow);
      await still();
    },
    explain: async () => {
      await page.keyboard.press('Escape');
      await run('explainClause');
      await widget.locator('.monaco-list-row').nth(2).waitFor(slow);
      await page.keyboard.press('Enter');
      await still();
      await still();
      await still();
    },
    agreement: async () => {
      await run('View: Close All Editors');
      await open(words.agreement, words.agreementTitle);
      await reveal(words.contradicted);
      await run('toggleEvidence');
      await tree.locator('.monaco-list-row').first().waitFor(slow);
      await still();
      await still();
    },
    report: async () => {
      await run('toggleEvidence');
      await run('showReport');
      const report = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await report.locator('h1').waitFor(slow);
      await run('View: Close Primary Side Bar').catch(() => undefined);
      await still();
    },
    'report-alone': async () => {
      await run('View: Maximize Editor Group and Hide Side Bars').catch(() => undefined);
      await still();
      await still();
    },
    'walkthrough-choice': async () => {
      await run('View: Close All Editors');
      await run('openWalkthrough');
      await widget.locator('.monaco-list-row').first().waitFor(slow);
      await still();
    },
    walkthrough: async () => {
      await page.keyboard.press('Enter');
      await page.locator('.gettingStartedDetailsContent, .gettingStartedSlideDetails').first().waitFor(slow);
      await still();
      await still();
    },
    empty: async () => {
      await run('View: Close All Editors');
      await run(locale === 'fr' ? 'Focus on Liste de contrôle View' : 'Focus on Checklist View');
      await still();
    },
    settings: async () => {
      await run('Preferences: Open Settings (UI)');
      await page.locator('.settings-editor').waitFor(slow);
      await page.keyboard.type('civicClause');
      await page.waitForTimeout(3000);
    },
  };

  /** Makes room for the tree. */
  async function widen() {
    const box = await page.locator('.part.sidebar').boundingBox();
    await page.mouse.move(box.x + box.width, 500);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 90, 500, { steps: 4 });
    await page.mouse.up();
  }

  /** Scrolls to these words. */
  async function reveal(text) {
    await page.keyboard.press('Control+F');
    const find = page.locator('.find-widget textarea').first();
    await find.waitFor(slow);
    await find.fill(text);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await lineOf(page, text.split(' ').slice(0, 2).join(' ')).waitFor(slow);
  }

  /** Moves the pointer over the words just found. */
  async function pointAtSelection() {
    const box = await page.locator('.editor-instance .selected-text').first().boundingBox();
    await page.mouse.move(box.x + 30, box.y + 8);
    await page.mouse.move(box.x + 33, box.y + 9);
  }
}
