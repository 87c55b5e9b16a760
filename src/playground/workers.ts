// Monaco asks here for its workers. They are files of ours beside this one, so the page needs no blob and no eval.

const workerFiles: Record<string, string> = { graphql: './graphql.worker.js', json: './json.worker.js' }

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(new URL(workerFiles[label] ?? './editor.worker.js', import.meta.url), { type: 'module' }),
  },
})
