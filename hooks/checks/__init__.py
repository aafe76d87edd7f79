"""Every rule about the sources, one small file for each kind; `run.py` asks them all."""
