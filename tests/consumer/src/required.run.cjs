// @ts-check
'use strict'

// A CommonJS program: Node 22.12 and later can `require` packages that are ES modules.
const assert = require('node:assert/strict')
const content = require('@repurpose/content')
const generator = require('@repurpose/content/generator')
const transcripts = require('@repurpose/content/transcripts')
const core = require('@repurpose/core')
const testing = require('@repurpose/core/testing')
const offline = require('@repurpose/offline')

async function main() {
  const repurpose = core.createRepurpose({
    content: generator.generatorContent,
    language: offline.offlineLanguage(),
    assets: core.memoryAssets(),
  })
  const source = transcripts.vtt(
    'WEBVTT\n\n00:00.000 --> 00:05.000\nThe canal opens on Monday.\n\n00:05.000 --> 00:10.000\nBoats may pass from eight in the morning.\n',
  )
  const job = await repurpose.generate({ source, content: { summary: ['short'] }, language: 'en' })
  const { contents } = await job.result()
  const { text } = contents.summary.short
  assert.match(text, /canal/)
  await repurpose.close()
  assert.equal(content.summary.name, 'summary')
  assert.equal(typeof testing.fakeClock, 'function')
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
