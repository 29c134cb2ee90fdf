import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StandaloneBuilder } from '@workflow/builders'

/** Compiles the workflows into a folder, as the SDK's own command does. The folder holds `flow.cjs` and `step.cjs`. */
export async function buildWorkflows(folder: string): Promise<string> {
  const source = path.resolve(import.meta.dirname, '../..')
  mkdirSync(folder)
  symlinkSync(path.join(source, '../node_modules'), path.join(folder, 'node_modules'))
  copyFileSync(path.join(source, 'lesson.ts'), path.join(folder, 'lesson.ts'))
  // The compiler wants everything below one folder, and names workflows after the file.
  const workflows = readFileSync(path.join(import.meta.dirname, 'workflows.ts'), 'utf8')
  writeFileSync(path.join(folder, 'workflows.ts'), workflows.replace('../../lesson.ts', './lesson.ts'))
  const out = path.join(folder, 'out')
  const builder = new StandaloneBuilder({
    buildTarget: 'standalone',
    workingDir: folder,
    dirs: ['.'],
    stepsBundlePath: path.join(out, 'step.cjs'),
    workflowsBundlePath: path.join(out, 'flow.cjs'),
    webhookBundlePath: path.join(out, 'webhook.cjs'),
  })
  await builder.build()
  return out
}
