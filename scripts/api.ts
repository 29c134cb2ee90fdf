import { mkdirSync } from 'node:fs'
import path from 'node:path'
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from '@microsoft/api-extractor'
import { cache, publicPackages, root, type WorkspacePackage } from './workspace.ts'

/**
 * Compares the built declarations of every public entry with its report in etc/, which shows in review
 * what a change does to users. With `--update` it writes the reports instead.
 */
const update = process.argv.includes('--update')
const temporary = path.join(cache, 'api')

function declarations(workspacePackage: WorkspacePackage): readonly { entry: string; types: string }[] {
  return Object.entries(workspacePackage.manifest.publishConfig?.exports ?? {}).flatMap(
    ([subpath, target]) => {
      if (typeof target !== 'object' || target === null || !('types' in target)) return []
      const suffix = subpath === '.' ? '' : `.${subpath.slice(2).replaceAll('/', '.')}`
      return [{ entry: workspacePackage.shortName + suffix, types: String(target.types) }]
    },
  )
}

function matches(workspacePackage: WorkspacePackage, entry: string, types: string): boolean {
  const folder = path.join(root, workspacePackage.folder)
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: path.join(folder, types),
      compiler: { tsconfigFilePath: path.join(folder, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${entry}.api.md`,
        reportFolder: path.join(root, 'etc'),
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(folder, 'package.json'),
  })
  const result = Extractor.invoke(config, { localBuild: update, messageCallback: quiet })
  return result.succeeded && (update || !result.apiReportChanged)
}

function quiet(message: ExtractorMessage): void {
  if (message.logLevel !== ExtractorLogLevel.Error) message.logLevel = ExtractorLogLevel.None
}

for (const folder of [temporary, path.join(root, 'etc')]) mkdirSync(folder, { recursive: true })
for (const workspacePackage of publicPackages()) {
  for (const { entry, types } of declarations(workspacePackage)) {
    const same = matches(workspacePackage, entry, types)
    console.log(`${same ? 'same   ' : 'CHANGED'} etc/${entry}.api.md`)
    if (!same) process.exitCode = 1
  }
}
if (process.exitCode === 1) {
  console.log(
    'The public API differs from its report. If that is meant: pnpm run build && pnpm run api:update',
  )
}
