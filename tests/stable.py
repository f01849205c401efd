"""Replay the solutions on other SIMD levels and thread counts: no stored text may change.

Usage: python tests/stable.py [pytest arguments]. Exits with the first failing replay's code.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLAIN = {
    "ATEN_CPU_CAPABILITY": "default",
    "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX",
    "OPENBLAS_CORETYPE": "Prescott",
    "MKL_ENABLE_INSTRUCTIONS": "SSE4_2",
    "DNNL_MAX_CPU_ISA": "SSE41",
    "ONEDNN_MAX_CPU_ISA": "SSE41",
}
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
}
SETTINGS = {
    "no AVX, one thread": {**PLAIN, **ONE_THREAD},
    "no AVX, default threads": PLAIN,
    "AVX2, one thread": {"ATEN_CPU_CAPABILITY": "avx2", **ONE_THREAD},
    "oneDNN in TensorFlow": {"TF_ENABLE_ONEDNN_OPTS": "1"},
}


def main() -> int:
    """Run nbval over solutions/ once for each setting."""
    for name, setting in SETTINGS.items():
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadscope", "--nbval"]
        run = subprocess.run(
            [*command, *(sys.argv[1:] or ["solutions"])],
            cwd=ROOT,
            env={**os.environ, **setting},
            check=False,
        )
        if run.returncode:
            return run.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
