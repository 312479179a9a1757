/** The example that a newcomer can try everything on. */

import * as vscode from 'vscode';

/** A paper in small, in the language of the editor. */
const ENGLISH = `# Water and the growth of young street trees

## Abstract

Young street trees grow slowly when the soil around their roots is dry; watering them in July and leaving more ground unpaved helps them to grow.

## Methods

We followed 120 young lime trees in three streets of one town for two summers. Every fourth tree was watered once a week in July, and around every second one the paving was taken up.
`;
const KOREAN = `# 도시 가로수의 물과 생장

## 초록

도시의 어린 가로수는 뿌리 주변의 토양이 건조하면 느리게 자란다. 7월에 물을 주고 포장하지 않은 땅을 더 남기면 생장에 도움이 된다.

## 방법

한 도시의 세 거리에서 어린 피나무 120그루를 두 해 여름 동안 관찰하였다. 네 그루 가운데 하나는 7월에 매주 물을 주었고, 두 그루 가운데 하나는 둘레의 포장을 걷어 냈다.
`;

/** Open it, with its abstract selected. */
export async function openExample(): Promise<void> {
  const content = vscode.env.language.startsWith('ko') ? KOREAN : ENGLISH;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  const abstract = document.lineAt(4).range;
  await vscode.window.showTextDocument(document, { selection: abstract });
}
