import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium, type Page, type Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readExamples } from '../src/playground/examples.ts'
import { VerbatimClient } from '../src/sdk/index.ts'

// The built service and its playground, as a visitor's browser sees them. No other host can be reached.

const executablePath = '/usr/bin/chromium'
const missing = [executablePath, 'dist/main.js'].filter((path) => !existsSync(path))
const title =
  missing.length > 0 ? `the playground (skipped: there is no ${missing.join(' and no ')})` : 'the playground'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

describe.skipIf(missing.length > 0)(title, { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-playground-'))
  const examples = readExamples()
  const elsewhere: string[] = []
  const complaints: string[] = []
  const questions = examples.filter(({ query }) => /^query/m.test(query))
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    DATABASE_URL: `file:${folder}/verbatim.db`,
    INDEX_PATH: `${folder}/verbatim.index`,
    LOG_LEVEL: 'warn',
  }
  let service: ChildProcess
  let address: string
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    service = spawn(process.execPath, ['dist/main.js'], {
      env: { ...env, PORT: `${port}` },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await untilReady(address, service)
    browser = await chromium.launch({ executablePath, args: flags })
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    watch(page)
    await page.goto(address)
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    service?.kill()
    if (service?.exitCode === null) await once(service, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })

  function watch(page: Page) {
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${address}/`))
        elsewhere.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
  }

  const tabs = () => page.locator('.graphiql-tab .graphiql-tab-button:not(.graphiql-tab-close)').allTextContents()

  const answerTo = async (press: () => Promise<void>) => {
    // Not that to the page itself, which asks for the schema.
    const isMeant = (answer: Response) =>
      answer.url() === `${address}/graphql` && !answer.request().postData()?.includes('__schema')
    const [answer] = await Promise.all([page.waitForResponse(isMeant), press()])
    return answer.json()
  }

  test('opens with a tab for each example', async () => {
    expect(await tabs()).toEqual(examples.map(({ query }) => /^(?:query|subscription) (\w+)/m.exec(query)?.[1]))
  })

  test('asks the first example when the button is pressed, and shows the answer', async () => {
    const { data } = await answerTo(() => page.getByRole('button', { name: 'Execute query' }).click())
    expect(data.event.quotes.nodes).toEqual([
      {
        speaker: { name: 'Choe Son-hui' },
        addressees: [{ name: 'Sergey Lavrov' }],
        text: 'his trip would help further expand the comprehensive and constructive ties between the two countries',
        kind: 'INDIRECT',
        attribution: { source: { exact: 'Foreign Minister Choe' }, cue: { exact: 'expressed hope' } },
        segments: [
          {
            field: 'BODY',
            start: 1475,
            end: 1575,
            exact:
              'his trip would help further expand the comprehensive and constructive ties between the two countries',
          },
        ],
        article: {
          title: 'Lavrov’s North Korea Trip Designed to ‘Counterbalance’ US Belligerence in Asian Theater',
          publishedAt: '2023-10-20T14:34:00.000Z',
        },
      },
    ])
    // Monaco writes a space as one that does not break.
    await expect.poll(() => page.locator('.result-window').textContent()).toMatch(/Choe\sSon-hui/)
  })

  test('asks every example that is chosen from the list', async () => {
    for (const { name, title } of questions) {
      const { errors } = await answerTo(() => page.getByRole('button', { name: title }).click())
      expect({ name, errors }).toEqual({ name, errors: undefined })
    }
  })

  test('keeps a subscription open, and shows what it tells until it is stopped', async () => {
    const stream = page.waitForResponse(`${address}/graphql/stream`)
    await page.getByRole('button', { name: 'What is new?' }).click()
    expect((await stream).headers()['content-type']).toBe('text/event-stream; charset=utf-8')
    await page.getByText('Listening…').waitFor()
    const arguments_ = ['dist/main.js', 'key', 'create', '--role', 'curator', '--name', 'a desk']
    const key = execFileSync(process.execPath, arguments_, { env, encoding: 'utf8' }).trim()
    await new VerbatimClient({ url: address, key }).articles.ingest({
      source: { slug: 'the-ink', name: 'The Ink' },
      externalId: '1',
      title: 'Ink is dear',
      body: 'Ink is dear.',
      language: 'en',
      publishedAt: '2024-05-06T08:00:00Z',
      annotate: false,
    })
    await expect.poll(() => page.locator('.result-window').textContent()).toMatch(/Ink\sis\sdear/)
    await page.getByRole('button', { name: 'Stop query' }).click()
    await page.getByRole('button', { name: 'Execute query' }).waitFor()
    expect(await page.getByText('Listening…').count()).toBe(0)
  })

  test('stops listening when its tab is left, so that the next can ask', async () => {
    await page.getByRole('button', { name: 'What is new?' }).click()
    await page.getByText('Listening…').waitFor()
    await page.getByRole('button', { name: 'WhatIsHere', exact: true }).click()
    await page.getByText('Listening…').waitFor({ state: 'detached' })
    const { data } = await answerTo(() => page.getByRole('button', { name: 'Execute query' }).click())
    expect(data).toHaveProperty('service')
    await page.getByRole('button', { name: 'What is new?' }).click()
    await page.getByText('Listening…').waitFor()
    const { errors } = await answerTo(() => page.getByRole('button', { name: 'Was it said?' }).click())
    expect(errors).toBeUndefined()
    await page.getByText('Listening…').waitFor({ state: 'detached' })
  })

  /** How far the active tab reaches out of the row of tabs, in pixels. */
  const outOfSight = () =>
    page.locator('.graphiql-tab-active').evaluate((tab) => {
      const [own, row] = [tab.getBoundingClientRect(), tab.parentElement!.getBoundingClientRect()]
      return Math.max(0, row.left - own.left, own.right - row.right)
    })

  test('opens the documentation of the schema, and the active tab stays in sight', async () => {
    await page.locator('.graphiql-tab-button').filter({ hasText: 'WhatIsNew' }).click()
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await expect.poll(outOfSight).toBeLessThan(2)
    const search = page.locator('.graphiql-doc-explorer-search input')
    const room = await search.evaluate((element) => {
      const input = element as HTMLInputElement
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = getComputedStyle(input).font
      return input.clientWidth - pen.measureText(input.placeholder).width
    })
    expect(room).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Query', exact: true }).first().click()
    await expect
      .poll(() => page.locator('.graphiql-doc-explorer').textContent())
      .toContain('Everything that can be read.')
  })

  test('completes the name of a field', async () => {
    await page.locator('.graphiql-add-tab, [aria-label="New tab"]').first().click()
    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.type('{ timel')
    await page.keyboard.press('Control+Space')
    await expect.poll(() => page.locator('.suggest-widget').textContent()).toContain('timeline')
    await page.keyboard.press('Escape')
  })

  test('keeps the tabs of a visitor who comes back', async () => {
    const before = await tabs()
    expect(before).toHaveLength(examples.length + 1)
    await expect.poll(() => page.evaluate<string>(`localStorage.getItem('graphiql:tabState')`)).toContain('{ timel')
    await page.reload()
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
    expect(await tabs()).toEqual(before)
    await expect.poll(outOfSight).toBeLessThan(2)
  })

  test('draws the schema as a picture', async () => {
    await page.getByRole('link', { name: 'Schema as a picture' }).click()
    await page.locator('#voyager svg g.node').first().waitFor()
    expect(await page.locator('#voyager svg g.node').count()).toBeGreaterThan(20)
    await page.reload()
    await page.locator('#voyager svg g.node').first().waitFor({ state: 'attached' })
  })

  test('begins the picture at the quotes, large enough to read', async () => {
    const name = page.locator('#voyager svg g.node[id="TYPE::Quote"]')
    await expect.poll(async () => (await name.boundingBox())?.width ?? 0).toBeGreaterThan(100)
  })

  test('fits a phone: nothing stands beside the page, and the answer below the question', async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
    watch(phone)
    await phone.goto(address)
    await phone.locator('.graphiql-query-editor .view-line').first().waitFor()
    await phone.getByRole('button', { name: 'Who said what to whom?' }).click()
    await expect.poll(() => phone.locator('.result-window').textContent()).toMatch(/Reception/)
    const [question, answer] = await Promise.all(
      ['.graphiql-query-editor', '.graphiql-response'].map((part) => phone.locator(part).boundingBox()),
    )
    expect(Math.min(question!.width, answer!.width)).toBeGreaterThan(340)
    expect(answer!.y).toBeGreaterThanOrEqual(question!.y + question!.height)
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await phone.close()
  })

  test('leads to the guide, its reference, its list of errors, and the formats', async () => {
    await page.goto(address)
    await page.getByRole('link', { name: 'Guide' }).click()
    expect(await page.locator('main h2').allTextContents()).toHaveLength(10)
    await page.getByRole('link', { name: 'Reference', exact: true }).click()
    await page.locator('#Quote a[href="#Speaker"]').first().click()
    expect(page.url()).toBe(`${address}/docs/reference/#Speaker`)
    await page.getByRole('link', { name: 'Limits and errors' }).click()
    expect(await page.locator('h1').textContent()).toBe('Limits and errors')
    await page.getByRole('link', { name: 'Formats' }).click()
    expect(await page.locator('h1').textContent()).toBe('Formats')
    await page.getByRole('link', { name: 'Playground' }).click()
    expect(page.url()).toBe(`${address}/`)
  })

  test('asks no other host and breaks no rule of the page', () => {
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] })
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error(`expected a port, got ${address}`)
  return address.port
}

async function untilReady(address: string, service: ChildProcess): Promise<void> {
  while (service.exitCode === null) {
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await setTimeout(50)
  }
  throw new Error(`expected the service to be ready, but it ended with exit code ${service.exitCode}`)
}
