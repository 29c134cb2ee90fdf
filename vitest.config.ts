import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { root, workspacePackages } from './scripts/workspace.ts'

/** One project per package, so that `vitest run --project core` runs one package's suite. */
export function projects(test: { include: string[]; exclude?: string[] }): TestProjectInlineConfiguration[] {
  return workspacePackages().map(({ folder, shortName }) => {
    // What all test files of one package share for a run, such as a server.
    const globalSetup = path.join(root, folder, 'tests/global-setup.ts')
    return {
      extends: true,
      root: folder,
      test: { name: shortName, globalSetup: existsSync(globalSetup) ? [globalSetup] : [], ...test },
    }
  })
}

const everything = { lines: 100, statements: 100, branches: 100, functions: 100 }

export default defineConfig({
  // The oldest supported Node does not know `using`.
  oxc: { target: 'node22' },
  test: {
    // What takes long is named *.long.test.ts and has a configuration of its own.
    projects: projects({ include: ['{src,tests}/**/*.test.ts'], exclude: ['**/*.long.test.ts'] }),
    passWithNoTests: true,
    // Tests of servers and processes wait most of their time; one worker for each core leaves the cores idle.
    maxWorkers: availableParallelism() + 1,
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts', '**/*.fixture.ts', '**/fixtures/**'],
      reporter: [['text', { skipFull: true }], 'json-summary'],
      thresholds: {
        lines: 95,
        statements: 95,
        branches: 95,
        functions: 95,
        'packages/core/src/job/**': everything,
        'packages/core/src/memory/**': everything,
        'packages/core/src/pipeline/**': everything,
        'packages/core/src/ports/**': everything,
      },
    },
  },
})
