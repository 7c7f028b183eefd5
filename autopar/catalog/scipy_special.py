"""``scipy.special``: ufuncs by the number of their arguments, for what follows those is ``out``; then plain functions.

Missing on purpose: what makes orthogonal polynomials as objects, and the state that says how errors are reported.
"""

from __future__ import annotations

from autopar.catalog.known import Family, Returns

_SPECIAL = "scipy.special"
_FRESH = Returns.FRESH

FUNCTIONS: tuple[Family, ...] = (
    Family(
        _SPECIAL,
        """bei beip ber berp cbrt cosdg cosm1 cotdg dawsn digamma ellipe ellipk ellipkm1 entr erf erfc erfcinv erfcx
        erfi erfinv exp1 exp10 exp2 expi expit expm1 exprel gamma gammaln gammasgn i0 i0e i1 i1e it2struve0
        itmodstruve0 itstruve0 j0 j1 k0 k0e k1 k1e kei keip ker kerp kolmogi kolmogorov log1p log_expit log_ndtr
        loggamma logit ndtr ndtri ndtri_exp psi rgamma round sindg spence tandg wofz wrightomega y0 y1 zetac""",
        _FRESH,
        mutates=(1, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "fresnel it2i0k0 it2j0y0 iti0k0 itj0y0 modfresnelm modfresnelp shichi sici",
        _FRESH,
        mutates=(1, 2, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "airy airye itairy kelvin",
        _FRESH,
        mutates=(1, 2, 3, 4, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        """agm beta betaln binom boxcox boxcox1p chdtr chdtrc chdtri chdtriv ellipeinc ellipkinc elliprc eval_chebyc
        eval_chebys eval_chebyt eval_chebyu eval_hermite eval_hermitenorm eval_laguerre eval_legendre
        eval_sh_chebyt eval_sh_chebyu eval_sh_legendre expn gammainc gammaincc gammainccinv gammaincinv hankel1
        hankel1e hankel2 hankel2e huber hyp0f1 inv_boxcox inv_boxcox1p iv ive jn jv jve kl_div kn kv kve mathieu_a
        mathieu_b modstruve owens_t pdtr pdtrc pdtri pdtrik poch powm1 pseudo_huber rel_entr smirnov smirnovi stdtr
        stdtridf stdtrit struve tklmbda xlog1py xlogy yn yv yve""",
        _FRESH,
        mutates=(2, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "pbdv pbvv pbwa",
        _FRESH,
        mutates=(2, 3, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "ellipj",
        _FRESH,
        mutates=(2, 3, 4, 5, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        """bdtr bdtrc bdtri bdtrik bdtrin besselpoly betainc betaincc betainccinv betaincinv btdtria btdtrib chndtr
        chndtridf chndtrinc chndtrix elliprd elliprf elliprg eval_gegenbauer eval_genlaguerre fdtr fdtrc fdtri
        fdtridfd gdtr gdtrc gdtria gdtrib gdtrix hyp1f1 hyperu log_wright_bessel lpmv nbdtr nbdtrc nbdtri nbdtrik
        nbdtrin nctdtr nctdtridf nctdtrinc nctdtrit nrdtrimn nrdtrisd obl_cv pro_cv radian voigt_profile
        wright_bessel""",
        _FRESH,
        mutates=(3, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "mathieu_cem mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_sem",
        _FRESH,
        mutates=(3, 4, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "elliprj eval_jacobi eval_sh_jacobi hyp2f1 ncfdtr ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc",
        _FRESH,
        mutates=(4, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "obl_ang1 obl_rad1 obl_rad2 pro_ang1 pro_rad1 pro_rad2",
        _FRESH,
        mutates=(4, 5, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "obl_ang1_cv obl_rad1_cv obl_rad2_cv pro_ang1_cv pro_rad1_cv pro_rad2_cv",
        _FRESH,
        mutates=(5, 6, "out"),
        releases_gil=True,
    ),
    Family(
        _SPECIAL,
        "zeta",
        _FRESH,
        mutates=(2, "out"),
    ),
    Family(
        _SPECIAL,
        """assoc_laguerre assoc_legendre_p assoc_legendre_p_all bei_zeros beip_zeros ber_zeros bernoulli berp_zeros
        bi_zeros c_roots cg_roots comb diric ellip_harm ellip_harm_2 ellip_normal erf_zeros euler factorial
        factorial2 factorialk fresnel_zeros fresnelc_zeros fresnels_zeros h1vp h2vp h_roots he_roots ivp j_roots
        jn_zeros jnjnp_zeros jnp_zeros jnyn_zeros js_roots jvp kei_zeros keip_zeros kelvin_zeros ker_zeros
        kerp_zeros kvp l_roots la_roots lambertw legendre_p legendre_p_all lmbda log_softmax logsumexp lqmn lqn
        mathieu_even_coef mathieu_odd_coef multigammaln obl_cv_seq p_roots pbdn_seq pbdv_seq pbvv_seq perm
        polygamma pro_cv_seq ps_roots riccati_jn riccati_yn roots_chebyc roots_chebys roots_chebyt roots_chebyu
        roots_gegenbauer roots_genlaguerre roots_hermite roots_hermitenorm roots_jacobi roots_laguerre
        roots_legendre roots_sh_chebyt roots_sh_chebyu roots_sh_jacobi roots_sh_legendre s_roots sinc softmax
        softplus sph_harm_y sph_harm_y_all sph_legendre_p sph_legendre_p_all spherical_in spherical_jn spherical_kn
        spherical_yn stirling2 t_roots ts_roots u_roots us_roots y0_zeros y1_zeros y1p_zeros yn_zeros ynp_zeros yvp
        ai_zeros""",
        _FRESH,
    ),
)
