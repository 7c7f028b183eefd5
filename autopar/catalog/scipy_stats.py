"""``scipy.stats``: distributions by their names, tests and descriptions of samples.

Missing on purpose: ``rvs`` and what resamples (random numbers), frozen distributions (objects of classes with state).
"""

from __future__ import annotations

from autopar.catalog.known import Family, Returns

_STATS = "scipy.stats"
_FRESH = Returns.FRESH

_CONTINUOUS = """
    alpha anglit arcsine argus beta betaprime bradford burr burr12 cauchy chi chi2 cosine crystalball dgamma
    dweibull erlang expon exponnorm exponpow exponweib f fatiguelife fisk foldcauchy foldnorm gamma gausshyper
    genexpon genextreme gengamma genhalflogistic genhyperbolic geninvgauss genlogistic gennorm genpareto gibrat
    gompertz gumbel_l gumbel_r halfcauchy halfgennorm halflogistic halfnorm hypsecant invgamma invgauss invweibull
    jf_skew_t johnsonsb johnsonsu kappa3 kappa4 ksone kstwo kstwobign laplace laplace_asymmetric levy levy_l
    levy_stable loggamma logistic loglaplace lognorm loguniform lomax maxwell mielke moyal nakagami ncf nct ncx2
    norm norminvgauss pareto pearson3 powerlaw powerlognorm powernorm rayleigh rdist recipinvgauss reciprocal
    rel_breitwigner rice semicircular skewcauchy skewnorm studentized_range t trapezoid triang truncexpon truncnorm
    truncpareto truncweibull_min tukeylambda uniform vonmises vonmises_line wald weibull_max weibull_min wrapcauchy
"""
_DISCRETE = """bernoulli betabinom betanbinom binom boltzmann dlaplace geom hypergeom logser nbinom nchypergeom_fisher
    nchypergeom_wallenius nhypergeom planck poisson randint skellam yulesimon zipf zipfian"""
_BOTH = "cdf entropy interval isf logcdf logsf mean median moment ppf sf stats std support var"

_DISTRIBUTIONS = (
    *(Family(f"{_STATS}.{name}", f"{_BOTH} logpdf pdf", _FRESH) for name in _CONTINUOUS.split()),
    *(Family(f"{_STATS}.{name}", f"{_BOTH} logpmf pmf", _FRESH) for name in _DISCRETE.split()),
)

_SAMPLES = (
    Family(
        _STATS,
        """alexandergovern ansari barnard_exact bartlett boschloo_exact boxcox_llf brunnermunzel chisquare circmean
        circstd circvar cumfreq describe energy_distance entropy epps_singleton_2samp expectile f_oneway fligner
        friedmanchisquare gmean gstd gzscore hmean iqr jarque_bera kruskal kstat kstatvar kurtosis kurtosistest levene
        linregress median_abs_deviation median_test mode moment mood normaltest obrientransform percentileofscore
        pmean pointbiserialr power_divergence ranksums relfreq scoreatpercentile sem shapiro sigmaclip skew skewtest
        spearmanr tiecorrect tmax tmean tmin trim_mean trimboth tsem tstd ttest_1samp ttest_ind_from_stats ttest_rel
        tvar variation wasserstein_distance weightedtau yeojohnson_llf zmap zscore""",
        _FRESH,
    ),
    Family(_STATS, "anderson_ksamp chi2_contingency fisher_exact ks_2samp", _FRESH, calls=("method",)),
    Family(_STATS, "kendalltau mannwhitneyu pearsonr siegelslopes theilslopes wilcoxon", _FRESH, calls=("method",)),
    Family(_STATS, "combine_pvalues false_discovery_control rankdata ttest_ind", _FRESH, calls=("method",)),
    Family(_STATS, "ks_1samp kstest", _FRESH, calls=(1, "cdf", "method")),
    Family(_STATS, "binned_statistic", _FRESH, calls=(2, "statistic")),
)

FUNCTIONS: tuple[Family, ...] = (*_DISTRIBUTIONS, *_SAMPLES)
