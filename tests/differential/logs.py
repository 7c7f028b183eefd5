"""Loops that log: records are made where the iteration runs, and handled in iteration order here."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, ser

_SETUP = """
        import io, logging, re
        text = io.StringIO()
        handler = logging.StreamHandler(text)
        handler.setFormatter(logging.Formatter(
            "%(levelname)s:%(name)s:%(module)s:%(process)d:%(threadName)s:%(message)s"))
        logger = logging.getLogger("differential")
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.handlers.clear()
        logger.addHandler(handler)
        setattr(logger, "disabled", False)
        def ended():
            logger.removeHandler(handler)
            return re.sub(r"differential_case_\\d+", "case", text.getvalue())
"""

CASES: tuple[Case, ...] = (
    case(
        "log_plain",
        _SETUP
        + """
        def f(n, out):
            for i in range(n):
                logger.info("item %d of %s: %r", i, n, ("x", i / 3))
                out[i] = i
                logger.debug("never %d", i)
                if i % 3 == 0:
                    logger.warning(f"third {i}")
                logger.log(logging.ERROR, "done %(i)s")
            return ended()
        """,
        forked("9, np.zeros(9)"),
        call("1, np.zeros(1)"),
    ),
    case(
        "log_in_callee",
        _SETUP
        + """
        def tell(i):
            logger.critical("callee %d", i, extra={"detail": 3})
            return logger.isEnabledFor(logging.DEBUG)
        def f(n, out):
            for i in range(n):
                out[i] = tell(i)
                print("after", i)
            return ended(), [tell(i) for i in range(n)]
        """,
        forked("9, np.zeros(9)"),
    ),
    case(
        "log_then_exception",
        _SETUP
        + """
        def f(n, out):
            try:
                for i in range(n):
                    logger.info("item %d", i)
                    out[i] = 1 / (i - 7)
            except ZeroDivisionError:
                return ended(), out
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "log_mutable_argument",
        _SETUP
        + """
        def f(n, out):
            for i in range(n):
                x = np.full(2, i)
                logger.info("array %s", x)
                x[0] = -1
                out[i] = x[0]
            return ended()
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "log_of_exception",
        _SETUP
        + """
        def f(n, out):
            for i in range(n):
                try:
                    out[i] = 1 / (i - 3)
                except ZeroDivisionError:
                    logger.info("failed", exc_info=True)
            for i in range(n):
                try:
                    out[i] = 1 / (i - 3)
                except ZeroDivisionError:
                    logger.exception("failed")
            return len(ended())
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "log_filter_and_handler_of_the_users",
        _SETUP
        + """
        seen = []
        class Keep(logging.Handler):
            def emit(self, record):
                seen.append(record.getMessage())
        def keep(record):
            seen.append("filtered")
            return True
        def f(n, out, filtered):
            extra = Keep()
            logger.addFilter(keep) if filtered else logger.addHandler(extra)
            for i in range(n):
                logger.info("item %d", i)
                out[i] = len(seen)
            logger.removeFilter(keep)
            logger.removeHandler(extra)
            return ended()
        """,
        ser("9, np.zeros(9), True"),
        ser("9, np.zeros(9), False"),
    ),
    case(
        "log_formatter_of_the_users",
        _SETUP
        + """
        count = [0]
        class Numbered(logging.Formatter):
            def format(self, record):
                count[0] += 1
                return f"{count[0]} {record.getMessage()}"
        def f(n, out):
            handler.setFormatter(Numbered())
            for i in range(n):
                logger.info("item %d", i)
                out[i] = count[0]
            return ended()
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "log_bad_format",
        _SETUP
        + """
        def f(n, out):
            logging.raiseExceptions = False
            for i in range(n):
                logger.info("item %d", str(i))
                out[i] = i
            logging.raiseExceptions = True
            return ended()
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "log_record_factory",
        _SETUP
        + """
        made = []
        def factory(*args, **keywords):
            made.append(args[4])
            return logging.LogRecord(*args, **keywords)
        def f(n, out):
            logging.setLogRecordFactory(factory)
            for i in range(n):
                logger.info("item %d", i)
                out[i] = i
            logging.setLogRecordFactory(logging.LogRecord)
            return ended(), made
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "log_patched_logger",
        _SETUP
        + """
        lines = []
        def f(n, out):
            before = logging.Logger.info
            logging.Logger.info = lambda self, text, *a: lines.append(text)
            for i in range(n):
                logger.info("item %d", i)
                out[i] = i
            logging.Logger.info = before
            setattr(logger, "info", lambda text, *a: lines.append(text))
            for i in range(n):
                logger.info("item %d", i)
                out[i] = i
            del logger.info
            return ended(), lines
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "log_stranger",
        _SETUP
        + """
        class Mine(logging.Logger):
            def info(self, text, *args):
                seen.append(text)
        seen = []
        mine = Mine("differential")
        def f(n, out, log):
            for i in range(n):
                log.info("item %d", i)
                out[i] = i
            for i in range(n):
                mine.info("item %d", i)
                out[i] = i
            return ended(), seen
        """,
        ser("9, np.zeros(9), logger"),
        ser("9, np.zeros(9), Mine('x')"),
    ),
    case(
        "log_local_logger",
        _SETUP
        + """
        def f(n, out):
            log = logging.getLogger("differential")
            for i in range(n):
                log.info("item %d", i)
                out[i] = i
            return ended()
        """,
        forked("9, np.zeros(9)"),
    ),
    case(
        "log_root_functions",
        """
        import io, logging
        def f(n, out, configured):
            text = io.StringIO()
            handler = logging.StreamHandler(text)
            handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
            before = logging.root.handlers[:]
            logging.root.handlers[:] = [handler] if configured else []
            for i in range(n):
                logging.warning("root %d", i)
                logging.info("root %d", i)
                out[i] = i
            made = len(logging.root.handlers)
            logging.root.handlers[:] = before
            return text.getvalue(), made
        """,
        forked("9, np.zeros(9), True"),
        call("9, np.zeros(9), False"),
    ),
    case(
        "log_disabled_and_propagated",
        _SETUP
        + """
        child = logging.getLogger("differential.child")
        def f(n, out):
            for i in range(n):
                child.info("child %d", i)
                out[i] = i
            setattr(logger, "disabled", True)
            for i in range(n):
                logger.error("gone %d", i)
                child.error("kept %d", i)
            return ended()
        """,
        forked("9, np.zeros(9)"),
    ),
)
