"""Words that may begin an English sentence with a capital without being a name."""

from __future__ import annotations

from precis.facts.lexicon import listed

COMMON = frozenset(
    listed(
        """
        anybody anyone everybody everyone everything nobody nothing somebody someone something
        ability absence abstract abundance academic access accidents account accuracy
        achievement acid action activity adaptation addition adherence admission
        adolescent adult advance advice age agent agreement agriculture aid aim air
        alarm algorithm alcohol allocation amount analysis analyst animal annual answer
        antibiotic application approach aquatic archive area argument arm army arrival
        art article artificial aspect asset assistant asthma astronomer attempt
        attendance attention attitude audience audit author authority autumn
        availability average awareness baby bacteria balance bank base baseline battery
        beach beam bed bee behavior behaviour being belief benefit big biodiversity
        biology biomass bird birth blood board boat body bond bone book border bottom
        boy brain branch bread breast bridge brief brown budget builder building burden
        bus business buyer cable calcium calculation calibration call campaign cancer
        candidate capacity capital car carbon card care career carrier case cash cat
        catalyst category cattle causal cause cell center central centre century certain
        chain chair challenge chance change channel chapter character charge cheap
        chemical chief child choice church circuit circulation citizen city civil claim
        class classification classroom clay clean clear click client climate clinic
        clinical clock close cloud club coach coal coast coastal code coffee cognitive
        cohort cold collaboration collagen collection college color colour column
        combination comfort comment commercial committee common communication community
        companies company comparison compensation competition complaint complex
        compliance component composition compound computer concentration concept concern
        conclusion concrete condition confidence conflict congress consensus consent
        consequence conservation consistency construction consultant consumer
        consumption contact content context contrary contrast contribution control
        convenience conventional conversion cooling cooperation copper copy coral core
        corn correction correlation cost cotton council count country couple course
        court cover coverage cow crash creation credit crew crime criteria critic
        critical crop cross crowd crystal cultural culture current curve customer cycle
        daily dairy damage danger dark data database date day dead deal death debate
        decade decision deep default deficit definition degree delay delivery demand
        democracy density dental department depth description desert design desk detail
        detection developer device diagnosis dialogue diet dietary difference
        differential difficulty digital dimension dinner direct direction director
        disability disaster discharge discipline discourse discovery discussion disease
        dish display distance distribution district disturbance diversity division
        doctor document dog domain domestic door dose double doubt downstream draft
        drain drama drinking drive driver drone drought drug dry dryland duration dust
        duty dynamic early earth earthquake ease economic economy edge editor education
        effect effective efficacy efficiency effort egg elderly election electric
        electricity electron element elephant email embryo emergency emission emotion
        emphasis empirical employee employer employment enemy energy engine engineer
        enough enrolment enrollment entire entry environment environmental enzyme
        episode epidemic equal equation equipment equity error erosion estimate
        estimation ethanol ethic ethical ethics evaluation evening event evidence
        evolution exact exam example excavation exception excess exchange exercise
        expansion expectation expense experience experiment experimental expert
        explanation exploration export exposure expression extension extent external
        extra extraction extreme eye fabric face facility fact factor factory faculty
        failure fair faith fall family farm farmer fashion fat father fatigue fear
        feature federal fee feedback female fermentation fertility fertilizer fever
        fiber field figure file film filter final finance financial fine fire firm first
        fish fisheries fishery fishing fit fitness five flexibility flight flood floor
        flour flow flower fluid follow food foot football force forecast foreign forest
        form formal formation former formula forty forward foundation four fraction
        fracture frame framework free freedom frequency frequent fresh freshwater friend
        front frost fruit fuel full function fund fundamental funding further future
        gain game gap garden gas gender gene general generation genetic genome girl
        given glacier glass global glucose goal gold good government grade graduate
        grain grammar grant graph grass gravity great green greenhouse ground
        groundwater group growth guard guest guidance guide guideline habitat hair half
        hall hand hard harvest head headache health hearing heart heat heavy height help
        hemoglobin herd heritage hidden high higher highest highway historian historic
        history home honey hope hormone horse hospital hot hour house household housing
        human humidity hunting husband hybrid hydrogen hygiene hypothesis ice idea ideal
        identity illness image imaging immediate immigrant immune impact implication
        import improvement incidence income increase independent index indicator
        indirect individual indoor industrial industry inequality infant infection
        inflammation inflation information infrastructure ingredient inhibition initial
        injury innovation input inquiry insect insight inspection instance institution
        institutional instruction instrument insulin insurance integration intelligence
        intensity intensive intent interaction interest interface internal international
        internet interpretation intervention interview interviewer introduction invasive
        inventory investigation investigator investment investor involvement ion iron
        irrigation island isolation issue item job joint journal journalist journey
        judge judgment jury justice key kid kidney kind kinetic king kitchen knowledge
        label labor laboratory labour lack lake land landscape language large larva
        laser late later latest latter law lawyer layer lead leader leadership leaf
        league learning leather leave left legal legislation length less lesson letter
        level liability library license life lifestyle lifetime light lighting
        likelihood likewise limit limitation line link lipid liquid list listener
        literacy literature little live liver livestock living loan local location log
        logistic long longer longitudinal loss lot low lower lunch lung machine magazine
        magnetic mail main maintenance maize major majority malaria male mammal man
        management manager manufacturer manure map margin marine mark market marriage
        mass master match mate material maternal math mathematics matter maximum meal
        mean meaning measure measurement meat mechanism media median medical medication
        medicine medium meeting member membership membrane memory mental message
        metabolic metabolism metal metaanalysis method methodology metric mice microbial
        middle midnight migrant migration military milk mind mineral minimum mining
        minister minor minority minute mission mistake mix mixture mobile mobility mode
        model moderate modern modest modification moisture molecule moment money monitor
        month monthly mood moon moral morning mortality mother motion motivation motor
        mountain mouse mouth movement movie multiple muscle museum music musician
        mutation mutual name narrative national native natural nature nearby necessity
        need negative neighbor neighbour network neural neuron neutral new news
        newspaper next night nine nitrogen noise nonetheless normal note notice notion
        novel novice nuclear number numerical nurse nutrient nutrition object objective
        observation observer obstacle ocean odds offer office officer official oil old
        older olive once ongoing online only open opening operation operator opinion
        opportunity optical optimal option oral orange order organ organic organism
        organisation organization origin original otherwise outbreak outcome outdoor
        outer outlook output outside overall overnight owner ownership oxygen oyster
        pace package page pain painting pair panel paper paragraph parameter parent park
        part partial participant participation particle particular partner party passage
        passenger passive past pastoral patent path pathway patient pattern pay payment
        peak peer peers penalty people percent perception perfect performance period
        permission permit person personal personality personnel perspective pest
        pesticide pet phase phenomenon philosophy phone phosphorus photo photograph
        physical physician physics picture piece pilot pipe place placebo plan plane
        planet plankton plant plasma plastic plate platform play player pleasure plot
        poem poet point poison police policy political politician politics poll pollen
        pollution poor pool popular population port portion position positive
        possibility possible post potential potato pottery poverty power practical
        practice practitioner precipitation precise precision prediction predictor
        preference pregnancy preliminary premium preparation presence present president
        press pressure prevalence prevention previous price primary principal principle
        print prior priority prison privacy private probability problem procedure
        proceeds process processing processor producer product production productivity
        profession professional professor profile profit program programme progress
        project promise promotion proof proper property proportion proposal prospect
        protection protein protest protocol prototype provider provision proximity
        psychological public publication publisher pulse pump punishment pupil purchase
        purpose qualitative quality quantitative quantity quantum question questionnaire
        quick quiet radiation radio rail railway rain rainfall random range rank rapid
        rare rat rate ratio raw reach reaction reader reading real reality reason recall
        receiver recent reception recipe recipient recognition recommendation record
        recovery recruitment red reduction reef reference reform refugee region regional
        registration regression regular regulation rehabilitation relation relationship
        relative relevance reliability relief religion religious remote removal
        renewable rent repair repeat repetition replacement reply report reporter
        representative reproduction request requirement rescue research researcher
        reservoir resident residual residue resilience resistance resolution resource
        respondent response responsibility rest restaurant result retail retention
        retirement return revenue review reviewer revision revolution reward rice rich
        right rise risk river road robot robustness rock role roof room root rotation
        rough round route routine row rule rural safety sale salinity salmon salt sample
        sampling sand satellite satisfaction savings scale scenario schedule scheme
        scholar school science scientist scope score screen screening sea search season
        seasonal seat second secondary secret section sector security sediment seed
        seedling segment selection self semantic senior sensitivity sensor sentence
        separate sequence series serum serious service session set seven several severe
        severity sex shade shallow shape share sheep sheet shelf shell shelter shift
        ship shock shop short shorter shortage shoulder shrub side sign signal
        significance similar similarity simple simulation single sister site situation
        six size skill skin sleep slope slow small smart smoke smoking snow social
        society software soil solar soldier solid solution solvent song sound source
        south southern space spatial speaker special specialist species specific
        specimen spectral speech speed spending spine spirit sport spread spring staff
        stage stakeholder standard star start state statement station statistical
        statistics status steel stem step stimulation stock stomach storage store storm
        story strain strange strategy stream street strength stress stroke strong
        stronger structural structure student study style subject substance substantial
        substrate subtle suburb success sugar suicide suitable sum summary summer sun
        sunlight superior supervisor supplement supplier supply support surface surgeon
        surgery surgical surplus survey surveyor survival survivor suspect
        sustainability sustainable symptom synthetic system table tail tank target task
        tax taxation tea teacher teaching team technical technician technique technology
        teen telephone telescope television temperature temporal ten tenant tendency
        tension term terminal territory test text theater theatre theme theory therapist
        therapy thermal thickness thin thing third thirty threat three threshold throat
        thus ticket tide tiger timber time timing tissue title tobacco today token
        tomato tone tool tooth top topic total touch tourism tourist town toxic toxicity
        track trade tradition traditional traffic train trainee trainer training trait
        transfer transition translation transmission transport transportation trap
        trauma travel traveler treatment tree trend trial triple tropical trouble truck
        trust truth tumor tumour tuning turbine turnover tutor twelve twenty twice twin
        two type typical ultimate ultrasound uncertainty underlying unemployment uniform
        union unique unit universal university unknown unusual update upper uptake urban
        urine use user usual utility vaccination vaccine valid validation validity
        valley value vapor variability variable variance variant variation variety vast
        vegetable vegetation vehicle velocity vendor ventilation verbal version vertical
        veteran victim video view village violence virus visibility vision visit visitor
        visual vitamin voice volatile voltage volume volunteer vote voter wage wait walk
        wall war warm warning waste wastewater watch water watershed wave weak wealth
        weather web website week weekly weight welfare well west western wet wetland
        whale wheat wheel white whole wide widespread wife wild wildfire wildlife win
        wind window wine winter wire wise wolf woman wood word work worker workflow
        workforce workload workplace workshop world worldwide worm worse worth wound
        writer writing yeast year yearly yellow yes yesterday yield young younger youth
        zero zinc zone
        """
    )
)

# Endings of words that are hardly ever a name.
COMMON_ENDINGS = listed(
    """
    ing ings ly ed tion tions sion sions ment ments ness ity ities ance ances ence ences
    ship ships able ible ful less ous ive ical ized ised ists ism logy graphy metry ology
    """
)

# What a name that begins a sentence is followed by.
NAME_VERBS = frozenset(
    listed(
        """
        proposed proposes showed shows reported reports argued argues found finds
        developed develops introduced introduces suggested suggests said says stated
        states noted notes observed observes demonstrated demonstrates described
        describes claimed claims won wrote writes led leads founded designed built
        invented discovered studied investigated examined compared analyzed analysed
        concluded concludes announced released published funded sponsored supported
        hosted manufactured supplied acquired recorded confirmed measured collected used
        employed trained evaluated tested played directed taught joined became was is
        has had reached achieved outperformed surpassed approved ranked scored received
        recommends recommended estimated predicted presented offers offered provided
        provides conducted performed carried
        """
    )
)
# Common words in front of which those verbs prove nothing are in COMMON; capitalised words that
# stand before or inside names and are none themselves:
TITLES = frozenset(
    listed(
        """
        dr prof professor mr mrs ms sir lord lady president director minister captain
        the of and for dear saint st mount lake river north south east west northern
        southern eastern western new great university institute college school hospital
        department center centre ministry laboratory lab foundation society association
        journal proceedings conference committee council agency bureau national
        international federal state city county province district street bank company
        corporation inc ltd co table figure fig section chapter appendix equation eq
        group study phase type class grade level stage model method algorithm january
        february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday spring summer autumn
        fall winter i ii iii iv
        """
    )
)
