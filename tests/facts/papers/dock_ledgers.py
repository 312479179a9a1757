"""An invented paper (dock ledgers), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "dock ledgers",
    (
        "Wages, Bread and Salt: Pay and Prices in the Ledgers of the "
        "Tolvermouth Dock Company, 1720-1795\n"
        "\n"
        "Rosalind Achterberg and Piers Ganderton\n"
        "Centre for Maritime Economies, University of Wexcombe\n"
        "\n"
        "Abstract\n"
        "\n"
        "The ledgers of the Tolvermouth Dock Company record payments to "
        "skilled men, unskilled men and women in a small English port. "
        "We use the 58 surviving volumes to build series of pay and "
        "prices for 1720-1795. The nominal day wage of labourers rose by "
        "25 percent between the first and the last sub-period, while the "
        "price of wheat rose by 60 percent. The welfare ratio of an "
        "unskilled household fell from 1.20 to 0.96. Households "
        "responded by working more days in the year.\n"
        "\n"
        "1. Introduction\n"
        "\n"
        "Whether ordinary households in the lesser ports of England "
        "gained from the trade of the eighteenth century remains "
        "disputed. Working with building contracts from London, "
        "Allerdyce found that unskilled pay kept pace with grain until "
        "about 1770 (Allerdyce, 1998). A study of five Norwegian "
        "harbours reported the opposite, with purchasing power slipping "
        "from the 1740s onwards (Brandvold, 2017). Part of the "
        "disagreement stems from the sources, since most series rest on "
        "a handful of employers and leave out women altogether (Okonjo "
        "and Reeve, 2014). Payments in kind are usually ignored as well, "
        "although they may have made up a fifth of income in some trades "
        "(Sutcliffe-Hay, 2003).\n"
        "\n"
        "The Tolvermouth Dock Company offers a way round these problems. "
        "Founded in 1716 by the merchant Ambrose Fennick and wound up in "
        "1795, it employed carpenters, ropemakers, labourers and "
        "sail-menders, and its clerks wrote down every payment with the "
        "name of the payee, the task and the form of payment. We ask "
        "three questions: how pay moved relative to prices, whether the "
        "gap between skilled and unskilled men widened, and how "
        "households adjusted.\n"
        "\n"
        "2. Sources and Methods\n"
        "\n"
        "2.1 The ledgers\n"
        "\n"
        "The Company filled 64 ledgers between 1720 and 1795. Six were "
        "ruined when the muniment room flooded on 14 November 1883. The "
        "remaining 58 are held by the Tolvermouth Borough Record Office. "
        "Until 1751 the books were kept by the purser Edmund Lacey, and "
        "from 1751 to 1774 by Hester Colvile, the widow of a ship "
        "chandler, whose hand is far easier to read. No ledger survives "
        "for the years 1745 to 1747, and we leave those three years "
        "blank rather than interpolate.\n"
        "\n"
        "We transcribed 31,480 wage entries and 12,960 price entries. "
        "They name 1,240 workers, of whom 186 were women. Judith Arkell "
        "and Tomas Revuelta independently keyed the same random 10 "
        "percent of the pages and agreed on 97.4 percent of the amounts. "
        "Disagreements were settled against the original by a third "
        "reader, Maud Ellery.\n"
        "\n"
        "2.2 Currencies and prices\n"
        "\n"
        "Most entries are in pounds, shillings and pence sterling. A "
        "group of 96 workers, mainly seamen from Zeeland, were credited "
        "in Dutch guilders, which we converted at the Company's own rate "
        "of 11 guilders to the pound. Their median day rate of 0.55 "
        "guilders works out at 12d, the same as the rate of English "
        "labourers before 1740. Prices of wheat, salt, beer and candles "
        "come from the Company's own purchases. We checked the wheat "
        "series against the accounts of the overseers of the poor of St "
        "Brannoc parish, and the two series correlate at r = 0.91.\n"
        "\n"
        "2.3 Welfare ratios and wage equations\n"
        "\n"
        "The welfare ratio is annual earnings divided by the cost of a "
        "subsistence basket for a family of four, as defined in earlier "
        "work (Marchetti, 2009). In the baseline we assume 250 days of "
        "paid work a year. The basket excludes rent, because no rents "
        "are recorded in the ledgers. Wage equations were estimated by "
        "ordinary least squares (OLS), regressing the logarithm of the "
        "day wage on the logarithm of the wheat price lagged by three "
        "years, with standard errors clustered by trade.\n"
        "\n"
        "3. Results\n"
        "\n"
        "3.1 Pay and prices\n"
        "\n"
        "Table 1. Mean day wages in pence (d), wheat price in shillings "
        "(s) per quarter, and welfare ratio of a labourer's household\n"
        "\n"
        "Period      Labourer  Carpenter  Sail-mender (women)  Wheat  "
        "Welfare ratio\n"
        "1720-1739   12.0      20.0       6.0                  30.0   "
        "1.20\n"
        "1740-1759   12.5      22.0       6.0                  32.0   "
        "1.18\n"
        "1760-1779   14.0      25.0       7.0                  42.0   "
        "1.02\n"
        "1780-1795   15.0      28.0       7.5                  48.0   "
        "0.96\n"
        "\n"
        "As Table 1 shows, labourers earned 12.0d a day in 1720-1739 and "
        "15.0d in 1780-1795. Carpenters' pay rose from 20.0d to 28.0d, "
        "an increase of 40 percent, so that the ratio of carpenters' to "
        "labourers' pay went from 1.67 to 1.87. Women who mended sails "
        "earned about half of a labourer's pay in every sub-period. "
        "Wheat went from 30s to 48s a quarter. Salt, in contrast, became "
        "cheaper: a bushel cost 5s in 1720-1739 and 4s in 1780-1795.\n"
        "\n"
        "Wages followed prices slowly. The elasticity of day wages with "
        "respect to the wheat price was 0.18 (95% CI 0.09 to 0.27, p < "
        "0.001). It was 0.24 for carpenters and 0.11 for labourers, a "
        "difference that is statistically significant (p = 0.03). For "
        "women the elasticity was 0.04 and could not be distinguished "
        "from zero (p = 0.52).\n"
        "\n"
        "3.2 Payment in kind\n"
        "\n"
        "Goods made up 22 percent of labourers' pay in 1720-1739 but "
        "only 9 percent in 1780-1795. Over the whole period flour "
        "accounted for 54 percent of the value of payments in kind, beer "
        "for 28 percent and salt for 18 percent. Carpenters were hardly "
        "ever paid in goods.\n"
        "\n"
        "3.3 Days worked and conflict\n"
        "\n"
        "The median labourer worked 248 days a year in 1720-1739 and 272 "
        "days in 1780-1795. On 9 March 1768 a body of 84 ropemakers, led "
        "by Josiah Penhallow, stopped work. The carpenters did not join "
        "them. After 11 days the Company raised the ropemakers' pay from "
        "16d to 18d a day. Nobody was dismissed, but Penhallow's name "
        "disappears from the ledgers in 1769.\n"
        "\n"
        "4. Discussion\n"
        "\n"
        "Our findings lie closer to those from Norway (Brandvold, 2017) "
        "than to those from London (Allerdyce, 1998). The welfare ratio "
        "of an unskilled household declined by 20 percent and dropped "
        "below one after 1780, which means that a labourer working 250 "
        "days could no longer feed a family of four from his own "
        "earnings. Had we used the 272 days that were actually worked, "
        "the ratio for 1780-1795 would have been 1.04. Longer working "
        "years thus made good the loss of purchasing power only in part.\n"
        "\n"
        "The share of goods in labourers' pay before 1740 is close to "
        "the fifth suggested for other trades (Sutcliffe-Hay, 2003). Its "
        "later decline left households more exposed to the market price "
        "of flour at the very time when wheat was becoming dear. The "
        "growing advantage of carpenters suggests that the Company "
        "competed for skilled men with the naval yard at Penmarrow, "
        "which opened in 1757.\n"
        "\n"
        "Three limitations deserve mention. First, the evidence comes "
        "from a single employer. Second, since rent is left out, our "
        "welfare ratios are, if anything, too high. Third, four of the "
        "six ruined ledgers belonged to the rope walk, so ropemakers are "
        "under-represented in our series. A comparison with the "
        "unpublished accounts of the Penmarrow yard, which we plan to "
        "begin in 2026, should show whether Tolvermouth was typical.\n"
        "\n"
        "References\n"
        "\n"
        "Allerdyce, F. (1998). Masons and Bread in Hanoverian London. "
        "Journal of Urban Accounts, 12, 33-61.\n"
        "Brandvold, S. (2017). Harbour wages in Norway, 1700-1800. "
        "Northern Economic Annals, 41, 201-230.\n"
        "Marchetti, L. (2009). Baskets of subsistence: a proposal. "
        "Review of Living Standards, 7, 1-28.\n"
        "Okonjo, A. and Reeve, D. (2014). Who is missing from the wage "
        "series? Labour Past, 22, 90-118.\n"
        "Sutcliffe-Hay, M. (2003). Paid in Beer. Wexcombe: Quayside "
        "Press.\n"
    ),
    (
        (
            "Fifty-eight of the Company's sixty-four ledgers, roughly nine "
            "in ten, have come down to us; the other six were lost to a "
            "flood in November 1883."
        ),
        ("Women made up 15% of the workers who can be identified by name (186 of 1,240)."),
        (
            "In all, the authors transcribed 44,440 entries, about seven in "
            "ten of which record wages."
        ),
        (
            "Whereas wheat became three-fifths dearer between the first and "
            "the last sub-period, the daily pay of unskilled men went up by "
            "only a quarter."
        ),
        (
            "Not every price went up, for a bushel of salt cost a shilling "
            "less in 1780-1795 than it had in 1720-1739, a drop of one-fifth."
        ),
        (
            "With each successive sub-period the pay of carpenters pulled "
            "further ahead of that of labourers, the ratio climbing from "
            "1.67 before 1740 to nearly 1.9 after 1780."
        ),
        (
            "A tenth of the pages were keyed twice, by Arkell and by "
            "Revuelta, whose readings of the amounts differed in just 2.6% "
            "of cases; Maud Ellery acted as arbiter."
        ),
        (
            "For the ninety-six workers whose wages were booked in guilders, "
            "the median day rate (0.55 guilders) was worth one shilling at "
            "the exchange rate used by the Company."
        ),
        (
            "Because nothing has survived for 1745-1747, the series contain "
            "a three-year gap that the authors preferred not to fill by "
            "interpolation."
        ),
        (
            "No response to wheat prices could be detected in women's pay (p "
            "= 0.52), while the elasticity for carpenters was more than "
            "twice that for labourers."
        ),
        (
            "The portion of labourers' earnings handed over in goods shrank "
            "by 13 percentage points, ending up below one-tenth."
        ),
        (
            "Of the goods given in place of money, flour represented more "
            "than half by value, with beer and salt supplying the remaining "
            "46%."
        ),
        (
            "By the closing sub-period the median labourer put in 24 more "
            "days a year than his counterpart in 1720-1739, an increase of "
            "almost 10%."
        ),
        (
            "Earlier studies disagree: London building contracts suggest "
            "that unskilled wages held their own against grain until around "
            "1770 (Allerdyce, 1998), but evidence from five harbours in "
            "Norway points to an erosion under way since the 1740s "
            "(Brandvold, 2017)."
        ),
        (
            "In 1751 the keeping of the books passed from the purser, Edmund "
            "Lacey, to a ship chandler's widow, Hester Colvile, who remained "
            "in charge until 1774."
        ),
        (
            "Replacing the assumed 250 working days by the 272 actually "
            "observed lifts the final welfare ratio back above unity, from "
            "0.96 to 1.04."
        ),
        (
            "The authors concede three weaknesses, namely reliance on one "
            "employer, a subsistence basket without rent, and thin coverage "
            "of ropemakers, whose department owned two-thirds of the ruined "
            "volumes."
        ),
    ),
    (
        (
            (
                "The surviving volumes yielded 21,480 wage entries and nearly "
                "thirteen thousand records of prices."
            ),
            "number",
            "21,480",
        ),
        (
            ("When the rope walk fell silent in March 1768, the carpenters joined the stoppage."),
            "negation",
            "joined",
        ),
        (
            (
                "The dock enterprise, which a merchant called Josiah Penhallow "
                "had set up in 1716, was dissolved in 1795."
            ),
            "name",
            "Josiah Penhallow",
        ),
        (
            (
                "To measure living standards, annual earnings were divided by "
                "what it cost to keep a family of four at subsistence level "
                "(Okonjo and Reeve, 2014)."
            ),
            "citation",
            "Okonjo and Reeve, 2014",
        ),
        (
            (
                "Water entered the muniment room on 24 November 1883 and made "
                "half a dozen ledgers unusable."
            ),
            "date",
            "24 November 1883",
        ),
        (
            (
                "Labourers' pay was more responsive to the price of wheat than "
                "that of carpenters (p = 0.03 for the difference)."
            ),
            "direction",
            "more",
        ),
        (
            (
                "As a check, the wheat series was set beside the market returns "
                "of the Bristol Corn Exchange, with which it correlates at 0.91."
            ),
            "name",
            "Bristol Corn Exchange",
        ),
        (
            ("Measured from 1720-1739 to 1780-1795, the money wage of carpenters grew by 45%."),
            "percentage",
            "45%",
        ),
    ),
)
