// node-llama-cpp beside our own engine: for every line of input one prompt and one answer, timed apart.
// Arguments: the model, the tokens of a prompt, the tokens of an answer.
import { createInterface } from "node:readline";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [model, promptTokens, answerTokens] = process.argv.slice(2);
const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1, logLevel: LlamaLogLevel.error });
const loaded = await llama.loadModel({ modelPath: model });
const context = await loaded.createContext({ contextSize: 2048, threads: 1 });
const sequence = context.getSequence();

const clock = () => {
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, cpu: (user + system) / 1e6 };
};

for await (const line of createInterface({ input: process.stdin })) {
  await sequence.clearHistory();
  const words = loaded.tokenize(`${line} ${"a prompt of many words ".repeat(Number(promptTokens))}`);
  const prompt = words.slice(0, Number(promptTokens));
  const begun = clock();
  let filled = begun;
  let answer = 0;
  for await (const _token of sequence.evaluate(prompt, { temperature: 0, yieldEogToken: true })) {
    if (answer === 0) filled = clock();
    answer += 1;
    if (answer > Number(answerTokens)) break;
  }
  const ended = clock();
  console.log(
    JSON.stringify({
      promptTokens: prompt.length,
      promptSeconds: filled.seconds - begun.seconds,
      promptCpu: filled.cpu - begun.cpu,
      answerTokens: answer - 1,
      answerSeconds: ended.seconds - filled.seconds,
      answerCpu: ended.cpu - filled.cpu,
    }),
  );
}
process.exit(0);
