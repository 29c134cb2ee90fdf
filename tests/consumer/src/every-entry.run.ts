import * as content from '@repurpose/content'
import * as generator from '@repurpose/content/generator'
import * as transcripts from '@repurpose/content/transcripts'
import * as core from '@repurpose/core'
import * as testing from '@repurpose/core/testing'
import * as offline from '@repurpose/offline'

// Every entry resolves, loads under plain Node and exports something.
for (const [name, entry] of Object.entries({ core, testing, content, transcripts, generator, offline })) {
  if (Object.keys(entry).length === 0) throw new Error(`${name} exports nothing.`)
}
