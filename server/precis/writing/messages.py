"""The messages of every task: the one place that training, evaluation and use take them from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from precis.engine.base import Dialect, Message
from precis.engine.template import Template, render
from precis.text.language import Language
from precis.writing import styles
from precis.writing.job import Example, Job, Style, Task

Messages = tuple[Message, ...]


@dataclass(frozen=True)
class Prompts:
    """Everything that decides the words of a prompt besides the text itself.

    `title` and `field` are optional context; the first seed's data has both. `instruction`
    replaces the style's own one where the model follows instructions. `passages` are the
    manuscript's own words, which an expansion may draw on, or the evidence of a rewritten
    sentence, and `opening` the first words that it keeps. `words` is the length wanted of a
    model that follows instructions, 0 any.
    """

    dialect: Dialect
    language: Language
    style: Style = Style.TECHNICAL
    instruction: str = ""
    title: str = ""
    field: str = ""
    examples: tuple[Example, ...] = ()
    passages: tuple[str, ...] = ()
    words: int = 0
    opening: str = ""

    def of(self, task: Task, text: str) -> Messages:
        """The messages that do `task` on `text`, few-shot examples first."""
        if task is Task.REWRITE:
            return (Message("user", self._rewrite(text)), *self._lead(self._cue(task)))
        ask = self._expand if task is Task.EXPAND else self._summarize
        turns: list[Message] = []
        for example in self.examples:
            turns.append(Message("user", ask(example.text)))
            turns.append(Message("assistant", example.answer))
        turns.append(Message("user", ask(text)))
        return (*turns, *self._lead(self._cue(task)))

    def combine(self, summaries: Sequence[str]) -> Messages:
        """One summary from the summaries of a document's parts."""
        joined = "\n\n".join(summaries)
        if self._plain:
            cue = self._cue(Task.SUMMARIZE)
            return (Message("user", f"{joined}\n\n{cue.label}"), *self._lead(cue))
        instruction = styles.combine_instruction(self.style, self.language, self.instruction)
        return (Message("user", "\n\n".join((*self._length(), instruction, joined))),)

    def refine(self, existing: str, text: str) -> Messages:
        """The existing summary made better with more of the document."""
        if self._plain:
            cue = self._cue(Task.SUMMARIZE)
            both = f"{existing}\n\n{text}\n\n{cue.label}"
            return (Message("user", both), *self._lead(cue))
        parts = (
            styles.REFINE_OPENING[self.language],
            existing,
            styles.REFINE_MIDDLE[self.language],
            text,
            styles.REFINE_CLOSING[self.language],
        )
        own = (self.instruction,) if self.instruction else ()
        return (Message("user", "\n\n".join((*parts, *own, *self._length()))),)

    def lead(self, task: Task) -> str:
        """The first words of the reply that the messages already hold, or an empty string."""
        return self._cue(task).lead if self.dialect is Dialect.COMPLETION else ""

    def _expand(self, text: str) -> str:
        if self.dialect is Dialect.WRITE_MY_PAPER:
            # What the published model was trained on, its indentation included.
            return f"다음 글을 더 길게 써주세요:\n    {text}"
        if self._plain:
            label = "요약" if self.language is Language.KOREAN else "TL;DR"
            opening = (
                "다음은 학술 논문의 요약과 전체 초록이다."
                if self.language is Language.KOREAN
                else "The following is the full abstract of a scientific paper."
            )
            cue = self._cue(Task.EXPAND)
            lines = (opening, *self._context(), *self._body(), f"{label}: {text}", cue.label)
            return "\n\n".join(lines)
        instruction = styles.EXPAND_INSTRUCTION[self.language]
        length = self._length()
        return "\n\n".join((*self._context(), *self._body(), *length, instruction, text))

    def _summarize(self, text: str) -> str:
        if self._plain:
            return "\n\n".join((*self._context(), text, self._cue(Task.SUMMARIZE).label))
        instruction = styles.summarize_instruction(self.style, self.language, self.instruction)
        return "\n\n".join((*self._context(), *self._length(), instruction, text))

    def _rewrite(self, text: str) -> str:
        if self._plain:
            # Shown the sentence too, a base model copies it, whatever the passages say: it is
            # given its first words instead, and what to go on with.
            return "\n\n".join((*self.passages, self._cue(Task.REWRITE).label))
        instruction, before, after = styles.REWRITE_INSTRUCTION[self.language]
        return "\n\n".join((instruction, before, *self.passages, after, text))

    def _context(self) -> tuple[str, ...]:
        korean = self.language is Language.KOREAN
        title = f"{'제목' if korean else 'Title'}: {self.title}" if self.title else ""
        field = f"{'분야' if korean else 'Field'}: {self.field}" if self.field else ""
        joined = "\n".join(line for line in (title, field) if line)
        return (joined,) if joined else ()

    def _body(self) -> tuple[str, ...]:
        if not self.passages:
            return ()
        opening = "논문 본문에서:" if self.language is Language.KOREAN else "From the paper:"
        return (opening, *self.passages)

    def _length(self) -> tuple[str, ...]:
        """The wish for a length, for a model that follows instructions."""
        return (styles.LENGTH[self.language].format(words=self.words),) if self.words else ()

    @property
    def _plain(self) -> bool:
        """Whether the model continues a document instead of following an instruction."""
        return self.dialect in (Dialect.COMPLETION, Dialect.ADAPTED)

    def _cue(self, task: Task) -> styles.Cue:
        if task is Task.EXPAND:
            return styles.EXPAND_CUE[self.language]
        if task is Task.REWRITE:
            return styles.Cue(styles.REWRITE_LABEL[self.language], self.opening)
        return styles.SUMMARIZE_CUE[self.style, self.language]

    def _lead(self, cue: styles.Cue) -> Messages:
        wanted = self.dialect is Dialect.COMPLETION and cue.lead
        return (Message("assistant", cue.lead),) if wanted else ()


def prompts_for(job: Job, dialect: Dialect) -> Prompts:
    """The prompts of a job for a model that speaks `dialect`."""
    return Prompts(
        dialect=dialect,
        language=job.language,
        style=job.style,
        instruction=job.instruction,
        title=job.title,
        field=job.field,
        examples=job.examples,
        words=job.words,
        passages=job.passages,
        opening=job.opening,
    )


def prompts_hash(dialect: Dialect, template: Template) -> str:
    """SHA-256 over the rendered prompts of expanding and summarizing, in every style and language.

    An adapter's manifest pins it: asked in other words than those it was trained on, a small
    model does worse without anybody noticing.
    """
    asked: list[str] = []
    for language in Language:
        for style in Style:
            bare = Prompts(dialect, language, style)
            full = replace(bare, title="T", field="F", passages=("P", "Q"))
            for prompts in (bare, full):
                for task in (Task.EXPAND, Task.SUMMARIZE):  # what adapters are trained on
                    rendered = render(prompts.of(task, "X"), template)
                    asked.append("\x1f".join(map(str, rendered)))
    return hashlib.sha256("\x1e".join(asked).encode()).hexdigest()
