"""An invented paper (court interpreters), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "court interpreters",
    (
        "\\documentclass{article}\n"
        "\\usepackage{natbib}\n"
        "\\usepackage{booktabs}\n"
        "\\title{Working Blind: Remote Hearings, Preparation and "
        "Secondary Traumatic Stress among Court Interpreters}\n"
        "\\author{Adaeze Morland \\and Lena Ferreira \\and Piers Haldane}\n"
        "\\begin{document}\n"
        "\\maketitle\n"
        "\n"
        "\\section{Introduction}\n"
        "Court interpreters speak in the first person for defendants, "
        "victims and witnesses, and so give voice to accounts of "
        "violence that are not their own. Studies of other legal "
        "professionals have found raised levels of secondary traumatic "
        "stress \\citep{renwick2011}, but interpreters, most of whom are "
        "freelancers, have seldom been asked \\citep{bao2015}. The rapid "
        "move to video hearings after 2020 changed the work further. "
        "Early commentary expected remote interpreting to protect "
        "interpreters by creating distance \\citep{stavrou2020}; others "
        "warned that it removes the small courtesies of the courtroom, "
        "such as a word with counsel before the hearing, that make "
        "difficult material bearable \\citep{delacroix2021}.\n"
        "\n"
        "We report a sequential mixed-methods study in the three court "
        "districts of Norland: Ashby, Merrow and Port Clement. We asked "
        "how common secondary traumatic stress is among court "
        "interpreters, how it relates to remote work and to preparation, "
        "and how interpreters themselves explain these links.\n"
        "\n"
        "\\section{Methods}\n"
        "\\subsection{Survey}\n"
        "The sampling frame was the Norland Register of Court "
        "Interpreters (NRCI), which listed 1,030 active members. All "
        "were invited by e-mail on 14 February 2022, and two reminders "
        "were sent before the survey closed on 30 April. We received 412 "
        "complete responses, a response rate of 40\\%. Symptoms were "
        "measured with the 17-item Secondary Traumatic Stress Scale "
        "(STSS), scored from 17 to 85, with the usual threshold of 38 "
        "points \\citep{ivarsson2008}. Its internal consistency in our "
        "sample was high (Cronbach's $\\alpha = 0.91$). Respondents also "
        "reported the share of their hearings held by video, whether "
        "they received case documents in advance, short-notice "
        "cancellations in the previous month, fees, and their intention "
        "to leave court work within two years. Respondents who completed "
        "the survey could enter a draw for one of ten vouchers of 50 "
        "euros.\n"
        "\n"
        "Linear regression was used to model STSS scores, with age, "
        "gender and district as control variables. The model included "
        "388 respondents with no missing data.\n"
        "\n"
        "\\subsection{Interviews}\n"
        "Between June and October 2022 we held 34 semi-structured "
        "interviews, with 22 interpreters, seven judges and five defence "
        "lawyers. Interpreters were selected from survey respondents to "
        "vary in language, district and STSS score. Interviews lasted 68 "
        "minutes on average (range 41--103); 25 took place by video call "
        "and nine in person. All were transcribed verbatim and analysed "
        "by reflexive thematic analysis \\citep{oyelaran2019} in NVivo. "
        "Ferreira coded the full set, and Morland, herself a former "
        "interpreter of Portuguese, read eight transcripts "
        "independently. Differences were discussed and not resolved by "
        "vote. Names used below are pseudonyms. The study was approved "
        "by the ethics board of the University of Port Clement on 19 "
        "January 2022.\n"
        "\n"
        "\\section{Results}\n"
        "\\subsection{Survey findings}\n"
        "Of the 412 respondents, 268 (65\\%) were women, and the median "
        "age was 46 years (interquartile range 38--55). Mean experience "
        "was 11.3 years. The most frequent working languages were Arabic "
        "(71 respondents), Romanian (64), Polish (58), Tigrinya (33) and "
        "Vietnamese (29). Three in five (247) held full accreditation. "
        "During the previous year 309 (75\\%) had interpreted by video at "
        "least once a week, while only 74 (18\\%) usually or always "
        "received case documents before a hearing. In the month before "
        "the survey 235 (57\\%) had lost at least one booking at short "
        "notice without compensation. The median hourly fee was 38 euros "
        "for hearings in person and 29 euros for remote hearings.\n"
        "\n"
        "The mean STSS score was 36.4 (SD 11.2), and 169 respondents "
        "(41\\%) scored at or above the threshold. Table~\\ref{tab:reg} "
        "shows the regression. A larger share of remote hearings went "
        "with higher scores, and advance receipt of documents went with "
        "lower scores. Scores declined slightly with each year of "
        "experience. Accreditation was not associated with the score ($p "
        "= 0.58$). The model explained 19\\% of the variance.\n"
        "\n"
        "\\begin{table}[ht]\n"
        "\\centering\n"
        "\\caption{Linear regression of STSS score ($n = 388$), adjusted "
        "for age, gender and district.}\n"
        "\\label{tab:reg}\n"
        "\\begin{tabular}{lccc}\n"
        "\\toprule\n"
        "Predictor & $B$ & 95\\% CI & $p$ \\\\\n"
        "\\midrule\n"
        "Remote share (per 10 percentage points) & 0.52 & 0.21 to 0.83 & "
        "0.001 \\\\\n"
        "Documents in advance & $-4.1$ & $-6.6$ to $-1.6$ & 0.001 \\\\\n"
        "Experience (per year) & $-0.14$ & $-0.25$ to $-0.03$ & 0.01 \\\\\n"
        "Full accreditation & $-0.6$ & $-2.7$ to 1.5 & 0.58 \\\\\n"
        "\\bottomrule\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "One in three respondents (136; 33\\%) intended to leave court "
        "work within two years. This intention was stated by 81 of the "
        "169 respondents at or above the STSS threshold (47.9\\%) and by "
        "55 of the 243 below it (22.6\\%), an odds ratio of 3.15 (95\\% CI "
        "2.06--4.82; $\\chi^2 = 28.8$, $p < 0.001$). Intention to leave "
        "did not differ between the three districts ($p = 0.31$).\n"
        "\n"
        "\\subsection{Interview findings}\n"
        "We developed three themes. The first, \\emph{working blind}, was "
        "voiced by 19 of the 22 interpreters. They described joining a "
        "video link with no more than a case number. Samira, an "
        "interpreter of Arabic in Ashby, recalled learning that a "
        "hearing concerned the death of a child only when the "
        "pathologist began to speak. Tomasz, who works in Polish, "
        "compared it to ``being pushed on stage in someone else's "
        "play.''\n"
        "\n"
        "The second theme, \\emph{the silent exit}, concerned what "
        "happens after a hearing. In the courthouse, ushers and lawyers "
        "would exchange a few words; online, the screen simply goes "
        "dark. Dawit, an interpreter of Tigrinya, said that after remote "
        "asylum appeals he sat in his parked car for half an hour so as "
        "not to bring the hearing into his kitchen. Fourteen "
        "interpreters had never been offered a debriefing of any kind.\n"
        "\n"
        "The third theme, \\emph{being furniture}, described a lack of "
        "recognition. Mihaela, a Romanian interpreter in Port Clement, "
        "had not been addressed by name in a court for six years. Judges "
        "saw the matter differently. Five of the seven thought that "
        "interpreters preferred to be left alone, and Judge Hallam "
        "feared that sharing files would breach confidentiality. None of "
        "the five defence lawyers shared that fear; three said that they "
        "already sent summaries informally.\n"
        "\n"
        "Not all accounts of remote work were negative. Six "
        "interpreters, all with children at home, valued the travel time "
        "saved, which they put at about nine hours a week.\n"
        "\n"
        "\\section{Discussion}\n"
        "Four in ten court interpreters in Norland reported symptoms at "
        "a level that would warrant attention, a higher share than the "
        "26\\% found among public defenders by \\citet{renwick2011}. "
        "Contrary to the expectation of \\citet{stavrou2020}, distance "
        "did not protect: the more hearings were remote, the higher the "
        "scores. The interviews suggest why. Remote work as now "
        "organised removes both preparation and the informal close of a "
        "hearing, in line with the warning by \\citet{delacroix2021}.\n"
        "\n"
        "The most practical finding is the association with advance "
        "documents. A difference of about four points is modest, but "
        "sending a one-page summary costs little. The concern about "
        "confidentiality can be met, since members of the NRCI are "
        "already bound by oath. In response to our interim report the "
        "Merrow district began monthly group supervision for "
        "interpreters on 3 October 2022; an evaluation led by Haldane is "
        "due in 2025. We also recommend that fees for remote and "
        "in-person hearings be made equal.\n"
        "\n"
        "The study has limits. The survey was cross-sectional, so that "
        "we cannot tell whether remote work raises distress or whether "
        "distressed interpreters choose to stay at home. Non-respondents "
        "may differ, and the NRCI does not cover unregistered "
        "interpreters, who are used in an estimated 15\\% of hearings "
        "\\citep{bao2015}. The questionnaire was offered in English only. "
        "Finally, we did not interview anyone who had already left the "
        "profession.\n"
        "\n"
        "\\bibliographystyle{plainnat}\n"
        "\\bibliography{interpreters}\n"
        "\\end{document}\n"
    ),
    (
        (
            "Drawing on a survey of 412 registered court interpreters and 34 "
            "interviews, the study finds that roughly two in five reached "
            "the STSS threshold for secondary traumatic stress."
        ),
        (
            "Those who scored at or above the cut-off were more than twice "
            "as likely to be planning to leave court work within two years "
            "(47.9\\% versus 22.6\\%; OR 3.15, 95\\% CI 2.06--4.82)."
        ),
        (
            "Every additional ten percentage points of remote hearings "
            "corresponded to an STSS score about half a point higher (95\\% "
            "CI 0.21 to 0.83)."
        ),
        (
            "Receiving case documents beforehand was linked to scores some "
            "four points lower, yet fewer than one in five respondents "
            "usually or always had them."
        ),
        (
            "Whether interpreters were fully accredited made no detectable "
            "difference to their stress scores ($p = 0.58$)."
        ),
        (
            "The hope that distance would shield interpreters "
            "\\citep{stavrou2020} was not borne out; scores were instead "
            "higher where more of the work was done by video."
        ),
        (
            "Remote hearings were paid less, with a median of 29 euros an "
            "hour as against 38 euros in the courtroom."
        ),
        (
            "Nearly all of the interpreters interviewed, 19 of 22, spoke of "
            "going into video hearings with almost no information about the "
            "case."
        ),
        (
            "Of the 1,030 active members on the NRCI, 40\\% returned a "
            "complete questionnaire between mid-February and the end of "
            "April 2022."
        ),
        (
            "About two thirds of the respondents were women, half were aged "
            "46 or younger, and they had on average more than a decade of "
            "experience."
        ),
        (
            "Most of the judges (five out of seven) assumed that "
            "interpreters wished to be left in peace, and one, Judge Hallam, "
            "worried that passing on files would violate confidentiality."
        ),
        (
            "The defence lawyers did not see confidentiality as an obstacle, "
            "and three of the five were already sending summaries on an "
            "informal basis."
        ),
        (
            "For six interpreters with children at home, remote work brought "
            "a benefit: by their own estimate it spared them some nine hours "
            "of travel per week."
        ),
        (
            "More than half of those surveyed had at least one booking "
            "cancelled late and unpaid in the preceding month."
        ),
        (
            "Because the data are cross-sectional, the authors cannot "
            "exclude that interpreters who are already distressed opt for "
            "working from home."
        ),
        (
            "Interviews ran for a little over an hour on average, and the "
            "shortest took 41 minutes; nearly three quarters of them were "
            "conducted by video call."
        ),
        (
            "The proportion affected exceeds the 26\\% reported for public "
            "defenders in earlier work \\citep{renwick2011}."
        ),
        (
            "Plans to quit were equally common across Ashby, Merrow and Port "
            "Clement ($p = 0.31$), and a third of all respondents had such "
            "plans."
        ),
        (
            "Group supervision once a month was introduced in Merrow in "
            "October 2022 after the authors had submitted an interim report, "
            "and Haldane is to lead its evaluation."
        ),
        (
            "Unregistered interpreters, thought to serve in some 15\\% of "
            "hearings \\citep{bao2015}, were outside the sampling frame, and "
            "people who had already given up the work were not interviewed."
        ),
    ),
    (
        (
            (
                "Qualitative data came from 34 interviews, held with 22 "
                "interpreters, nine judges and five defence lawyers."
            ),
            "swapped",
            "nine",
        ),
        (
            (
                "Dawit described staying in his parked car for half a day after "
                "remote asylum appeals before he went into his home."
            ),
            "unit",
            "half a day",
        ),
        (
            (
                "Where Ferreira and Morland read a transcript differently, they "
                "discussed the point and resolved it by vote."
            ),
            "negation",
            "resolved",
        ),
        (
            (
                "Only when the pathologist took the floor did Mihaela realise "
                "that the hearing was about a child's death."
            ),
            "name",
            "Mihaela",
        ),
        (
            (
                "Transcripts were examined in NVivo by means of reflexive "
                "thematic analysis \\citep{ivarsson2008}."
            ),
            "citation",
            "ivarsson2008",
        ),
        (
            (
                "Ethical approval was granted by the University of Port Clement "
                "on 29 January 2022, ahead of the first e-mail invitations."
            ),
            "date",
            "29 January 2022",
        ),
        (
            (
                "STSS scores rose slightly with every further year of "
                "experience, even after adjustment for age, gender and district."
            ),
            "direction",
            "rose",
        ),
        (
            (
                "Alongside judges and defence lawyers, the authors also spoke to "
                "prosecutors about how interpreters are prepared for hearings."
            ),
            "unsupported",
            "prosecutors",
        ),
        (
            (
                "In the year before the survey, 57\\% of respondents had "
                "interpreted by video on a weekly basis or more often."
            ),
            "swapped",
            "57\\%",
        ),
        (
            (
                "Results from the evaluation of group supervision in Merrow, led "
                "by Haldane, are expected in 2023."
            ),
            "year",
            "2023",
        ),
    ),
    format=Format.LATEX,
)
