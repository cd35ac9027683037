/**
 * Inspections of files and passes over them, on two cores where that pays.
 *
 * A pass needs two digests, of the file and of its sealed view, and looks for patterns. A single file is worth splitting:
 * each digest is a task that a thread can do alone, reading through the page cache. Of several files each is done as a
 * whole, by one thread and by this one: a second thread would compile the same code a third time. Small passes are done here, because a message costs more than they do, and so is
 * everything when there are no threads to be had (tests, a program without its worker file).
 */
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { subSource } from '../core/binary/bytes.ts'
import type { BinaryFacts } from '../core/binary/facts.ts'
import { inspection, type InspectOptions } from '../core/binary/inspect.ts'
import { driveWith, type PassPlan, type PassResult } from '../core/binary/pass.ts'
import { scan } from '../core/binary/scan.ts'
import { GateError } from '../core/errors.ts'
import { systemFiles } from './files.ts'
import { doHashTask, type HashAnswer, type HashTask, readData } from './hash-tasks.ts'
import { chunksOf, NO_DIGEST } from './trees.ts'
import type { DataFileAnswer, FileTree, Hashing } from './types.ts'

/** Below this size a pass takes less than a thread takes to start. */
const WORTH_A_THREAD = 8 << 20
/** Below this size a pass takes less than a message. */
const WORTH_A_MESSAGE = 256 << 10
const MAX_THREADS = 2
/** What a thread makes lives for one file: a small nursery keeps memory flat, and costs no time that could be measured. */
const YOUNG_MB = 4
/** What one task of a tree has: large enough to be worth a message, small enough that the passes of a build get their turn. */
const CHUNK_BYTES = 16 << 20
const CHUNK_FILES = 1000
/** Fewer files of the build cache than this are read before a thread has started. */
const WORTH_THREADS_FILES = 16
/** Files of one message: enough that it costs nothing, few enough that both threads end at about the same time. */
const FILES_AT_ONCE = 16

/** Beside others a larger file is left to threads: while this one works, nothing is shown and no signal is heard. */
const MOST_HERE = 32 << 20
/** Files that a thread is given ahead, so that it does not wait while this one works. */
const AHEAD = 2

interface Waiting {
  readonly task: HashTask
  readonly resolve: (answer: HashAnswer) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  /** What it was given; it answers in this order. */
  readonly underway: Waiting[]
}

class ThreadedHashing implements Hashing {
  readonly #worker: URL | null
  readonly #threads = new Set<Thread>()
  readonly #queue: Waiting[] = []
  /** Of trees and of the build cache: behind the passes, of which this thread has more to do with each answer. */
  readonly #bulk: Waiting[] = []
  /** Inspections that this thread may do, too. */
  readonly #shared: Waiting[] = []
  #working = false
  /** Those under way in threads. */
  #passes = 0
  #inspections = 0

  constructor(worker: URL | null) {
    this.#worker = availableParallelism() > 1 ? worker : null
  }

  async pass(file: string, plan: PassPlan): Promise<PassResult> {
    // Once threads run, a message is all that handing work to them costs.
    const least = this.#threads.size === 0 ? WORTH_A_THREAD : WORTH_A_MESSAGE
    if (this.#worker === null || plan.range.size < least) return passHere(file, plan)
    const alone = this.#passes === 0
    this.#passes += 1
    try {
      return alone ? await this.#halves(file, plan) : await this.#whole(file, plan)
    } finally {
      this.#passes -= 1
    }
  }

  async inspect(file: string, path: string, options: InspectOptions): Promise<BinaryFacts> {
    this.#inspections += 1
    const source = systemFiles.open(file)
    try {
      // A moment later it is known whether this one is alone.
      await setImmediate()
      if (this.#worker !== null && this.#inspections > 1 && source.size >= WORTH_A_MESSAGE) {
        const task: HashTask = { kind: 'inspect', file, path, options }
        const answer = await (source.size > MOST_HERE ? this.#do(task) : this.#share(task))
        if (answer.kind !== 'inspect') throw new Error('a thread answered another question')
        return answer.facts
      }
      return await driveWith(inspection(path, source, options), (plan) => this.pass(file, plan))
    } finally {
      source.close()
      this.#inspections -= 1
    }
  }

  /** The digest in one thread, the seals in the other. */
  async #halves(file: string, { range, patterns, views }: PassPlan): Promise<PassResult> {
    const [result, ...seals] = await Promise.all([
      this.#whole(file, { range, patterns, views: [] }),
      ...views.map((view) => this.#do({ kind: 'seal', file, range, view }))
    ])
    return { ...result, seals: seals.map((answer) => (answer.kind === 'seal' ? answer.seal : '')) }
  }

  /** All of it in one thread, which reads each byte once: other files keep the other thread busy. */
  async #whole(file: string, plan: PassPlan): Promise<PassResult> {
    const answer = await this.#do({ kind: 'scan', file, ...plan })
    if (answer.kind !== 'scan') throw new Error('a thread answered another question')
    return answer.result
  }

  async walk(root: string, skip: readonly string[]): Promise<FileTree> {
    const answer = await this.#doAnywhere({ kind: 'walk', file: root, skip })
    if (answer.kind !== 'walk') throw new Error('a thread answered another question')
    return answer.tree
  }

  async digests(root: string, tree: FileTree): Promise<string[]> {
    const answers = await Promise.all(
      chunksOf(tree.sizes, CHUNK_BYTES, CHUNK_FILES).map(([from, to]) =>
        this.#doAnywhere({ kind: 'digests', file: root, paths: tree.paths.slice(from, to) })
      )
    )
    return answers.flatMap((answer) => (answer.kind === 'digests' ? answer.digests : []))
  }

  async #doAnywhere(task: HashTask): Promise<HashAnswer> {
    return this.#worker === null ? doHashTask(task) : this.#do(task)
  }

  async sha256(files: readonly string[]): Promise<(string | null)[]> {
    const answers = await Promise.all(
      batchesOf(files).map((paths) => this.#doAnywhere({ kind: 'digests', file: '', paths }))
    )
    const digests = answers.flatMap((answer) => (answer.kind === 'digests' ? answer.digests : []))
    return digests.map((digest) => (digest === NO_DIGEST ? null : digest))
  }

  async dataFiles(files: readonly string[]): Promise<DataFileAnswer[]> {
    // Once threads run, a message is all that handing work to them costs.
    const least = this.#threads.size === 0 ? WORTH_THREADS_FILES : 1
    if (this.#worker === null || files.length < least) return files.map(readData)
    const batches = batchesOf(files)
    const answers = await Promise.all(batches.map((batch) => this.#do({ kind: 'data', files: batch })))
    return answers.flatMap((answer) => (answer.kind === 'data' ? answer.readings : []))
  }

  /** Ends the threads. Passes that are under way are lost. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()))
    this.#threads.clear()
  }

  /** One of several inspections: by one thread and by this one, whichever is free. A second thread costs more than it gives. */
  #share(task: HashTask): Promise<HashAnswer> {
    return new Promise((resolve, reject) => {
      this.#shared.push({ task, resolve, reject })
      this.#deal()
    })
  }

  #deal(): void {
    if (this.#shared.length > 0 && this.#threads.size === 0) this.#start()
    for (const thread of this.#threads) {
      while (thread.underway.length < AHEAD) {
        const waiting = this.#shared.shift()
        if (waiting === undefined) return
        this.#give(thread, waiting)
      }
    }
    if (this.#working || this.#shared.length === 0) return
    this.#working = true
    void this.#work()
  }

  /** Does one inspection here, and deals again. */
  async #work(): Promise<void> {
    // Answers that have come are handed on first.
    await setImmediate()
    const waiting = this.#shared.shift()
    if (waiting !== undefined) {
      try {
        waiting.resolve(doHashTask(waiting.task))
      } catch (error) {
        waiting.reject(error)
      }
    }
    this.#working = false
    this.#deal()
  }

  #do(task: HashTask): Promise<HashAnswer> {
    return new Promise((resolve, reject) => {
      const isBulk = task.kind === 'digests' || task.kind === 'data'
      ;(isBulk ? this.#bulk : this.#queue).push({ task, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    while (this.#queue.length + this.#bulk.length > 0) {
      const thread = [...this.#threads].find(({ underway }) => underway.length === 0) ?? this.#start()
      const waiting = thread === null ? undefined : (this.#queue.shift() ?? this.#bulk.shift())
      if (thread === null || waiting === undefined) break
      this.#give(thread, waiting)
    }
    this.#deal()
  }

  #give(thread: Thread, waiting: Waiting): void {
    thread.underway.push(waiting)
    thread.worker.ref()
    thread.worker.postMessage(waiting.task)
  }

  #start(): Thread | null {
    if (this.#worker === null || this.#threads.size >= MAX_THREADS) return null
    const worker = new Worker(this.#worker, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    const thread: Thread = { worker, underway: [] }
    worker.on('error', (error) => {
      this.#threads.delete(thread)
      for (const { task, reject } of thread.underway) {
        reject(new GateError('unreadable', `${nameOf(task)} could not be hashed: ${error.message}`))
      }
      this.#next()
    })
    worker.on('message', (message: { readonly answer?: HashAnswer; readonly error?: string }) => {
      const waiting = thread.underway.shift()
      if (message.answer !== undefined) waiting?.resolve(message.answer)
      else waiting?.reject(new GateError('unreadable', message.error ?? 'a thread gave no answer'))
      this.#next()
      if (thread.underway.length === 0) worker.unref()
    })
    this.#threads.add(thread)
    return thread
  }
}

/** Files for one message each. */
function batchesOf(files: readonly string[]): (readonly string[])[] {
  const batches: (readonly string[])[] = []
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) batches.push(files.slice(at, at + FILES_AT_ONCE))
  return batches
}

function nameOf(task: HashTask): string {
  return task.kind === 'data' ? `one of ${task.files.length} files of the build cache` : task.file
}

/** Hashes in threads that run `worker` (a built file), or in this one when that is `null`. */
export function threadedHashing(worker: URL | null): Hashing {
  return new ThreadedHashing(worker)
}

function passHere(file: string, { range, patterns, views }: PassPlan): PassResult {
  const source = systemFiles.open(file)
  try {
    return scan(subSource(source, range), patterns, views)
  } finally {
    source.close()
  }
}
