// node-llama-cpp beside our own engine. Every line of input is a task, every line of output what it took:
//   {"prompt": "...", "answer": 96}                a prompt and an answer of so many tokens, timed apart
//   {"first": "...", "steps": ["..."], "grammar": "..."}   what a run evaluates first, then its steps: text comes, an answer is
//                                                  written by the grammar; the steps are timed together
// Arguments: the model, the tokens of a prompt.
import { createInterface } from "node:readline";
import { getLlama, LlamaGrammarEvaluationState, LlamaLogLevel } from "node-llama-cpp";

const [path, promptTokens] = process.argv.slice(2);
const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1, logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath: path });
const context = await model.createContext({ contextSize: 2048, threads: 1 });
const sequence = context.getSequence();

const clock = () => {
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, cpu: (user + system) / 1e6 };
};
const since = (begun) => {
  const ended = clock();
  return { seconds: ended.seconds - begun.seconds, cpu: ended.cpu - begun.cpu };
};

async function tokens({ prompt, answer }) {
  const words = model.tokenize(prompt).slice(0, Number(promptTokens));
  let begun = clock();
  let filled;
  let written = 0;
  for await (const _token of sequence.evaluate(words, { temperature: 0, yieldEogToken: true })) {
    if (written === 0) {
      filled = since(begun);
      begun = clock();
    }
    written += 1;
    if (written > answer) break;
  }
  return { prompt: { tokens: words.length, ...filled }, answer: { tokens: written - 1, ...since(begun) } };
}

async function run({ first, steps, grammar: source }) {
  const grammar = await llama.createGrammar({ grammar: source });
  const step = async (text) => {
    const state = new LlamaGrammarEvaluationState({ model, grammar });
    let answer = [];
    const options = { temperature: 0, grammarEvaluationState: () => state };
    for await (const token of sequence.evaluate(model.tokenize(text, true), options)) {
      answer = [...answer, token];
      // What comes after a whole answer is not worth a computation.
      if (model.detokenize(answer).endsWith("}")) break;
    }
    return model.detokenize(answer);
  };
  await step(first);
  const begun = clock();
  const answers = [];
  for (const text of steps) answers.push(await step(text));
  return { answers, ...since(begun) };
}

for await (const line of createInterface({ input: process.stdin })) {
  await sequence.clearHistory();
  const task = JSON.parse(line);
  console.log(JSON.stringify(task.steps ? await run(task) : await tokens(task)));
}
process.exit(0);
