import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import { getRun, setWorld, start } from '@workflow/core/runtime'
import { createWorld } from '@workflow/world-postgres'
import { setupDatabase } from '@workflow/world-postgres/cli'
import {
  type Client,
  type Input,
  type Kind,
  type OpenOptions,
  type Subject,
  talk,
  type WorkOptions,
} from '../subject.ts'

/**
 * Workflow SDK with its Postgres world: graphile-worker delivers each workflow and each step as a message, which the
 * process sends to itself over HTTP, to two programs that the SDK's compiler made of `workflow-sdk/workflows.ts`.
 * What a dead process held is taken up when any process starts.
 */
type Handler = (request: Request) => Promise<Response>

const names: Readonly<Record<Kind, string>> = {
  steps: 'threeSteps',
  'no-op': 'oneStep',
  endless: 'endless',
  talk: 'talk',
}

async function work({ url, concurrency, pool, observer }: WorkOptions): Promise<void> {
  globalThis.observer = observer
  const build = process.env['BENCH_WORKFLOWS']
  if (build === undefined) throw new Error('BENCH_WORKFLOWS names the folder of the compiled workflows.')
  const server = createServer((request, response) => void respond(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // It listens on a port of this machine.
  const { port } = server.address() as { readonly port: number }
  process.env['WORKFLOW_LOCAL_BASE_URL'] = `http://127.0.0.1:${port}`
  const world = createWorld({ connectionString: url, queueConcurrency: concurrency, maxPoolSize: pool })
  setWorld(world)
  const load = createRequire(`${build}/`)
  const handlers: Readonly<Record<string, { readonly POST: Handler }>> = {
    '/.well-known/workflow/v1/flow': load('./flow.cjs'),
    '/.well-known/workflow/v1/step': load('./step.cjs'),
  }
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const route = handlers[request.url ?? '']
    if (route === undefined) return void response.writeHead(404).end()
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    const body = new Uint8Array(await buffer(request))
    const given = new Request(`http://127.0.0.1:${port}${request.url}`, { method: 'POST', headers, body })
    const answer = await route.POST(given)
    response
      .writeHead(answer.status, Object.fromEntries(answer.headers))
      .end(Buffer.from(await answer.arrayBuffer()))
  }
  await world.start?.()
}

async function open({ url, pool }: OpenOptions): Promise<Client> {
  // A process that only hands in has nothing to work with: nobody listens there.
  process.env['WORKFLOW_LOCAL_BASE_URL'] = 'http://127.0.0.1:1'
  const world = createWorld({ connectionString: url, maxPoolSize: pool })
  setWorld(world)
  return {
    start: (kind, indexes) =>
      Promise.all(
        indexes.map(async (index) => {
          const input: Input = { index, title: `Lesson ${index}` }
          const workflow = { workflowId: `workflow//./workflows//${names[kind]}` }
          const { runId } = await start(workflow, [kind === 'talk' ? talk : input], { world })
          return runId
        }),
      ),
    result: (id) => getRun(id).returnValue,
    async listen(id, heard) {
      for await (const sentAt of getRun(id).getReadable<number>()) heard(sentAt)
    },
  }
}

export const subject: Subject = {
  async tables(url) {
    process.env['WORKFLOW_POSTGRES_URL'] = url
    // It is made for a command: it ends the process when it is done.
    const { exit } = process
    const done = Promise.withResolvers<void>()
    process.exit = ((code: number) => {
      if (code === 0) done.resolve()
      else done.reject(new Error('The tables could not be made.'))
    }) as typeof process.exit
    await Promise.all([setupDatabase(), done.promise])
    process.exit = exit
  },
  work,
  open,
}
